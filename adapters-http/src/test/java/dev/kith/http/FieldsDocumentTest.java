package dev.kith.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.http.fivehundredpx.oauth.signature.SigningApp;
import dev.kith.http.quranreflect.ReflectApp;
import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Sends each text of docs/fields.md with its most characters, and with one more. */
@MicronautTest
class FieldsDocumentTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| `(\\w+) ([^`]+)` \\| `(\\w+)`[^|]*\\| ([0-9,]+) \\|$", Pattern.MULTILINE);
    private static final Pattern REFUSAL = Pattern.compile("(no more than|at most) [0-9]+");
    private static final String REFLECT = "/reflect/v1/users";

    private record Row(String method, String path, String field, int max) {}

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Inject
    TestAccounts members;

    @Inject
    SigningApp px;

    @Inject
    ReflectApp reflect;

    @Inject
    JsonMapper json;

    private static List<Row> rows() throws IOException {
        return ROW.matcher(Files.readString(Path.of("..", "docs", "fields.md")))
                .results()
                .map(row -> new Row(
                        row.group(1),
                        row.group(2),
                        row.group(3),
                        Integer.parseInt(row.group(4).replace(",", ""))))
                .toList();
    }

    @Test
    void the_table_has_rows() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(30);
    }

    @TestFactory
    Stream<DynamicTest> a_text_is_accepted_up_to_its_maximum() throws IOException {
        return rows().stream()
                .map(row -> dynamicTest(row.toString(), () -> {
                    ApiClient.Response longest = send(row, text(row, row.max()));
                    assertThat(longest.raw().body()).doesNotContainPattern(REFUSAL);
                    assertThat(longest.status()).isLessThan(500);
                    ApiClient.Response longer = send(row, text(row, row.max() + 1));
                    assertThat(longer.status()).as(longer.raw().body()).isEqualTo(400);
                    assertThat(longer.raw().body()).containsPattern(REFUSAL).contains(row.field());
                }));
    }

    private String text(Row row, int length) {
        String start = switch (row.field()) {
            case "website", "socialLinks" -> "https://example.org/";
            case "password", "new_password" -> "Aa1-";
            case "username" -> people.name("x");
            case "email" -> people.name("x") + "@" + "x.".repeat(100);
            default -> "";
        };
        return start + "x".repeat(length - start.length());
    }

    private ApiClient.Response send(Row row, String text) throws IOException {
        if (row.path().startsWith(REFLECT)) {
            return sendToReflect(row, text);
        }
        if (row.path().startsWith("/px/v1")) {
            return api.get(row.path() + "?consumer_key=" + px.consumerKey() + "&" + row.field() + "=" + text);
        }
        if (row.path().startsWith("/oauth")) {
            return api.post(
                    row.path(),
                    body(Map.of("grant_type", "password", "username", "x", "password", "x"), row, text),
                    "Content-Type",
                    "application/json");
        }
        if (row.method().equals("GET")) {
            return api.get(row.path() + "?" + row.field() + "=" + text, api.as(people.user(people.name("ada"))));
        }
        long caller = row.path().endsWith("/change_password/")
                ? members.join("ada").id()
                : people.user(people.name("ada"), Profile.EMPTY, Role.ADMIN);
        return api.send(
                row.method(),
                row.path().replace("{id}", "" + caller),
                body(otherFields(row), row, text),
                api.as(caller, "Content-Type", "application/json"));
    }

    private Map<String, Object> otherFields(Row row) {
        String name = people.name("new");
        return switch (row.path().substring("/api/v2/".length())) {
            case "user/{id}/change_password/" -> Map.of("password", TestAccounts.PASSWORD);
            case "user/{id}/confirm_email/" -> Map.of("new_email", name + "@example.org");
            case "account/create/" ->
                Map.of("username", name, "email", name + "@example.org", "password", TestAccounts.PASSWORD);
            case "post/", "discussion/", "status/" -> Map.of("title", "x", "text", "x");
            default -> Map.of();
        };
    }

    private String body(Map<String, ?> others, Row row, String text) throws IOException {
        Map<String, Object> fields = new HashMap<>(others);
        fields.put(row.field(), text);
        return json.writeValueAsString(fields);
    }

    private ApiClient.Response sendToReflect(Row row, String text) throws IOException {
        String path = row.path().substring(REFLECT.length());
        long caller = people.user(people.name("ada"));
        if (row.method().equals("GET")) {
            return reflect.as(caller, "GET", path + "?" + row.field() + "=" + text, null);
        }
        Map<String, Object> field =
                Map.of(row.field(), row.field().matches("display|socialLinks") ? Map.of("web", text) : text);
        return reflect.as(
                caller,
                row.method(),
                path,
                json.writeValueAsString(row.method().equals("PUT") ? Map.of("user", field) : field));
    }
}
