package dev.kith.http.selfcommunity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.kith.application.Contract;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserStatus;
import dev.kith.http.ApiClient;
import dev.kith.http.Routes;
import dev.kith.http.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Sends each field of each body with each kind of wrong value, and random requests to every route. */
@MicronautTest
class BadInputMatrixTest {

    private static final String JSON = "application/json";

    /** A dash in the table stands for an accepted value. */
    private static final String TAKEN = "-";

    /** The columns of the table. */
    private static final Map<String, String> VALUES = values();

    private static Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("missing", "");
        values.put("null", "null");
        values.put("empty", "\"\"");
        values.put("object", "{}");
        values.put("list", "[]");
        values.put("true", "true");
        values.put("long", "\"" + "x".repeat(60_000) + "\"");
        values.put("control", "\"a\\u0000b\"");
        values.put("half", "\"a\\ud800b\"");
        return values;
    }

    /** @param codes one for each column, or TAKEN */
    private record Row(String request, String good, String field, List<String> codes) {}

    private static Row row(String request, String good, String field, String codes) {
        return new Row(request, good, field, List.of(codes.split(" ")));
    }

    private static final String TEXT = "- null - invalid invalid invalid max_length invalid invalid";
    private static final String REQUIRED = "required null blank invalid invalid invalid max_length invalid invalid";
    private static final String PARSED = "- - - invalid invalid invalid invalid invalid invalid";
    private static final String FLAG = "- null invalid invalid invalid - invalid invalid invalid";
    private static final String CHOICE =
            "- null invalid_choice invalid_choice invalid_choice invalid_choice invalid_choice invalid_choice invalid_choice";
    private static final String IDS =
            "- - - incorrect_type - incorrect_type incorrect_type incorrect_type incorrect_type";

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (String method : List.of("PUT", "PATCH")) {
            String profile = method + " /api/v2/user/{id}/";
            for (String field :
                    List.of("real_name", "bio", "location", "description", "website", "company_name", "company_role")) {
                rows.add(row(profile, "{}", field, TEXT));
            }
            for (String field : List.of("date_of_birth", "location_lat_lng", "position_lat_lng")) {
                rows.add(row(profile, "{}", field, PARSED));
            }
            rows.add(row(
                    profile,
                    "{}",
                    "gender",
                    "- null invalid_choice invalid invalid invalid max_length invalid invalid"));
            rows.add(row(profile, "{}", "username", "- null blank invalid invalid invalid max_length invalid invalid"));
        }
        for (String method : List.of("POST", "PATCH")) {
            for (String field : List.of(
                    "qa_frequency",
                    "email_notification_not_qa",
                    "interests_frequency",
                    "engagement_frequency",
                    "mobile_notifications_scmty",
                    "show_toast_notifications",
                    "toast_notifications_emit_sound")) {
                rows.add(row(method + " /api/v2/user/{id}/settings/", "{}", field, CHOICE));
            }
        }
        String change = "{\"new_email\":\"NAME.2@example.org\"}";
        rows.add(row("PATCH /api/v2/user/{id}/change_email/", "{}", "new_email", REQUIRED));
        rows.add(row("PATCH /api/v2/user/{id}/change_email/", change, "confirm", FLAG));
        rows.add(row("PATCH /api/v2/user/{id}/change_email/", change, "send_email", FLAG));
        rows.add(row("POST /api/v2/user/{id}/confirm_email/", "{\"validation_code\":\"x\"}", "new_email", REQUIRED));
        rows.add(row("POST /api/v2/user/{id}/confirm_email/", change, "validation_code", REQUIRED));
        String passwords = "{\"password\":\"Correct-horse-1\",\"new_password\":\"Correct-horse-2\"}";
        rows.add(row(
                "PATCH /api/v2/user/{id}/change_password/",
                passwords,
                "password",
                "required null blank invalid invalid invalid max_length invalid invalid"));
        rows.add(row("PATCH /api/v2/user/{id}/change_password/", passwords, "new_password", REQUIRED));
        String account = "{\"username\":\"NAME\",\"email\":\"NAME@example.org\",\"password\":\"Correct-horse-1\"}";
        for (String field : List.of("username", "email", "password")) {
            rows.add(row("POST /api/v2/account/create/", account, field, REQUIRED));
        }
        rows.add(row("POST /api/v2/account/create/", account, "ext_id", PARSED));
        rows.add(row(
                "POST /api/v2/user/connection/statuses/",
                "{}",
                "users",
                "required not_a_list invalid not_a_list - not_a_list invalid invalid invalid"));
        for (String type : List.of("post", "status")) {
            rows.add(row("POST /api/v2/" + type + "/", "{}", "text", REQUIRED));
            rows.add(row("POST /api/v2/" + type + "/", "{\"text\":\"t\"}", "title", TEXT));
            rows.add(row("POST /api/v2/" + type + "/", "{\"text\":\"t\"}", "categories", IDS));
        }
        rows.add(row("POST /api/v2/discussion/", "{}", "title", REQUIRED));
        rows.add(row("POST /api/v2/discussion/", "{\"title\":\"t\"}", "text", TEXT));
        rows.add(row("POST /api/v2/discussion/", "{\"title\":\"t\"}", "categories", IDS));
        return rows;
    }

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Inject
    Router router;

    private long ada;
    private long root;

    @BeforeEach
    void two_people() {
        ada = people.user(people.name("ada"));
        root = people.user(people.name("root"), Profile.EMPTY, Role.ADMIN);
    }

    private ApiClient.Response send(String request, String body, long caller) {
        String[] words = request.split(" ");
        return api.send(words[0], words[1].replace("{id}", "" + caller), body, api.as(caller, "Content-Type", JSON));
    }

    @TestFactory
    Stream<DynamicTest> each_field_is_refused_for_its_reason_or_taken() {
        return rows().stream()
                .map(row -> dynamicTest(row.request() + " " + row.field(), () -> {
                    int column = 0;
                    for (var value : VALUES.entrySet()) {
                        String code = row.codes().get(column++);
                        // wrong passwords are counted, so each user tries once
                        long caller = people.user(people.name("bob"), Profile.EMPTY, Role.ADMIN);
                        String body = body(row, value.getValue()).replace("NAME", people.name("new"));
                        ApiClient.Response answer = send(row.request(), body, caller);
                        String what = value.getKey() + ": " + answer.raw().body();
                        if (code.equals(TAKEN)) {
                            assertThat(answer.status()).as(what).isBetween(200, 299);
                        } else {
                            assertThat(answer.status()).as(what).isEqualTo(400);
                            assertIsError(what, answer, true);
                            if (!value.getKey().equals("half")) {
                                assertThat(answer.code()).as(what).isEqualTo(row.field() + ":" + code);
                            }
                        }
                    }
                }));
    }

    /** The good body with the field set to the value, or without it. */
    private static String body(Row row, String value) {
        String without = row.good()
                .replaceAll(",?\"" + row.field() + "\":(\"[^\"]*\")", "")
                .replace("{,", "{");
        if (value.isEmpty()) {
            return without;
        }
        return (without.equals("{}") ? "{" : without.substring(0, without.length() - 1) + ",") + "\"" + row.field()
                + "\":" + value + "}";
    }

    private static void assertIsError(String what, ApiClient.Response answer, boolean dialect) {
        if (dialect) {
            assertThat(answer.json()).as(what).containsOnlyKeys("errors", "detail", "request_id");
            assertThat(answer.code()).as(what).isNotBlank();
        } else {
            assertThat(answer.json()).as(what).containsOnlyKeys("error", "error_description");
        }
        assertThat(answer.raw().body()).doesNotContain("Exception", "dev.kith", "io.micronaut");
    }

    @Test
    void html_in_a_text_stays_text() {
        String html = "<script>alert('1')</script> &amp; \\\"";
        for (String field : List.of("real_name", "bio", "description", "location", "company_name", "company_role")) {
            var answer = send("PATCH /api/v2/user/{id}/", "{\"" + field + "\":\"" + html + "\"}", ada);
            assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
            assertThat(answer.get(field)).isEqualTo("<script>alert('1')</script> &amp; \"");
            assertThat(answer.raw().headers().firstValue("Content-Type").orElseThrow())
                    .startsWith(JSON);
        }
    }

    @Test
    void any_paging_parameters_are_accepted() {
        for (String path : List.of(
                "/user/",
                "/user/search/",
                "/user/autocomplete/",
                "/user/hidden_users/",
                "/suggestion/user/",
                "/user/" + ada + "/followers/",
                "/user/" + ada + "/followings/",
                "/user/" + ada + "/feed/")) {
            for (String paging : List.of(
                    "limit=0",
                    "limit=-1",
                    "limit=1000000000",
                    "limit=x",
                    "limit=",
                    "limit=1e3&offset=0x10",
                    "offset=1000000000000000000",
                    "offset=9223372036854775808",
                    "offset=-1",
                    "offset=x",
                    "offset=%00",
                    "after=x",
                    "after=" + "A".repeat(23))) {
                var answer = api.get("/api/v2" + path + "?" + paging, api.as(ada));
                assertThat(answer.status())
                        .as(path + paging + answer.raw().body())
                        .isEqualTo(200);
                assertThat(answer.results().size()).isLessThanOrEqualTo(100);
                if (paging.startsWith("offset=1000") || paging.startsWith("offset=922")) {
                    assertThat(answer.results()).isEmpty();
                    assertThat(answer.get("next")).isNull();
                }
            }
        }
    }

    /** A hard-deleted user is unknown to every route; a hidden or soft-deleted user cannot be contacted. */
    @Test
    void ids_of_deleted_and_hidden_users_are_refused() {
        long gone = people.user(people.name("gone"));
        long soft = people.user(people.name("soft"));
        long hidden = people.user(people.name("hidden"));
        people.status(gone, UserStatus.HARD_DELETED);
        people.status(soft, UserStatus.SOFT_DELETED);
        people.hide(ada, hidden);
        for (String route : Routes.of(router, "/api/v2/", "/oauth/")) {
            if (route.contains("{id}")) {
                String[] words = route.split(" ");
                for (long id : new long[] {gone, 999_999_999}) {
                    var answer = api.send(
                            words[0], words[1].replace("{id}", "" + id), "{}", api.as(ada, "Content-Type", JSON));
                    assertThat(answer.status())
                            .as(route + " " + answer.raw().body())
                            .isIn(403, 404);
                    assertIsError(route, answer, true);
                }
            }
        }
        assertThat(api.post("/api/v2/user/" + soft + "/follow/", null, api.as(ada))
                        .status())
                .isEqualTo(404);
        assertThat(api.post("/api/v2/user/" + hidden + "/follow/", null, api.as(ada))
                        .status())
                .isEqualTo(403);
        assertThat(api.post("/api/v2/user/" + ada + "/follow/", null, api.as(hidden))
                        .status())
                .isEqualTo(403);
        assertThat(api.get("/api/v2/user/" + soft + "/followers/", api.as(ada)).status())
                .isEqualTo(200);
    }

    /** Sends every route random ids, queries, bodies, content types and tokens. */
    @Test
    void no_request_causes_a_server_error() {
        Random random = new Random(Contract.seed());
        List<String> routes = List.copyOf(Routes.of(router, "/api/v2/", "/oauth/"));
        List<String> junk = List.of(
                "",
                "0",
                "-1",
                "1.5",
                "1e9",
                "99999999999999999999",
                "true",
                "null",
                "NaN",
                "x",
                "%",
                "'",
                "\"",
                "\\",
                "<b>",
                "\u0000",
                "\uFFFF",
                "\uD83D\uDE80",
                "../..",
                "{}",
                "[]",
                "a,b",
                "1,2,3",
                "91,181",
                "-30",
                "45+",
                "distance",
                "2024-02-30",
                "${7*7}",
                "') RETURN 1 //",
                "x".repeat(2_000));
        List<String> names = List.of(
                "limit",
                "offset",
                "after",
                "search",
                "user",
                "username",
                "real_name",
                "location",
                "description",
                "gender",
                "ordering",
                "age",
                "lat_lng",
                "user_position",
                "is_staff",
                "tag",
                "category",
                "exclude",
                "mutual",
                "hard",
                "ext_id",
                "email");
        List<String> bodies = List.of(
                "",
                "{}",
                "[]",
                "null",
                "7",
                "\"x\"",
                "{",
                "[[[[",
                "{\"a\":",
                "users=1",
                "a=%zz",
                "<a/>",
                "\u0000",
                "{\"users\":[null,{},\"x\"]}",
                "[\"a\",null,7]",
                "{\"token\":7}",
                "{\"token\":\"x\"}",
                "{\"text\":[1]}",
                "{\"grant_type\":\"password\"}",
                "{\"new_email\":\"x\",\"confirm\":9}",
                "{\"users\":\"1,,2\"}",
                "{\"categories\":[9223372036854775807],\"text\":\"t\"}");
        List<String> types = List.of(
                JSON,
                JSON,
                "application/x-www-form-urlencoded",
                "text/plain",
                "application/xml",
                "nonsense",
                "application/json;charset=nonsense",
                "multipart/form-data");
        for (int time = 0; time < 2_500; time++) {
            long target = time % 100 == 0 ? ada = people.user(people.name("ada")) : ada;
            String[] words = any(random, routes).split(" ");
            String id =
                    random.nextInt(3) == 0 ? URLEncoder.encode(any(random, junk), StandardCharsets.UTF_8) : "" + target;
            StringBuilder path = new StringBuilder(words[1].replace("{id}", id)).append('?');
            for (int parameter = random.nextInt(4); parameter > 0; parameter--) {
                String value = URLEncoder.encode(any(random, junk), StandardCharsets.UTF_8);
                path.append(any(random, names)).append('=').append(value).append('&');
            }
            String token = switch (random.nextInt(6)) {
                case 0 -> "x.y.z";
                case 1 -> "";
                case 2 -> api.token(root);
                default -> api.token(target);
            };
            String body = words[0].equals("GET") ? null : any(random, bodies);
            String type = any(random, types);
            String[] headers = random.nextInt(6) == 0
                    ? new String[] {"Content-Type", type}
                    : new String[] {"Content-Type", type, "Authorization", "Bearer " + token};
            ApiClient.Response answer = api.send(words[0], path.toString(), body, headers);
            String what = words[0] + " " + path + " " + type + " " + body + " -> " + answer.status() + " "
                    + answer.raw().body();
            assertThat(answer.status()).as(what).isLessThan(500);
            if (answer.status() >= 400) {
                assertIsError(what, answer, words[1].startsWith("/api/v2/"));
            }
        }
    }

    private static <T> T any(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
