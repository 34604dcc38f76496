package dev.kith.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.account.Password;
import dev.kith.http.fivehundredpx.oauth.signature.SigningApp;
import dev.kith.http.quranreflect.ReflectApp;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Texts of profiles and passwords, in every dialect: what they may be, and how much work they make. */
@MicronautTest
class TextFieldsTest {

    private static final String JSON = "application/json";

    /** A normalizer sorts these marks in quadratic time. */
    private static final String MARKS = "e" + "\u0301\u0316".repeat(7_500);

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Inject
    ReflectApp reflect;

    @Inject
    SigningApp px;

    private long ada;

    @BeforeEach
    void a_user() {
        ada = people.user(people.name("ada"));
    }

    private ApiClient.Response patch(String field, String value) {
        return api.send(
                "PATCH",
                "/api/v2/user/" + ada + "/",
                "{\"" + field + "\":\"" + value + "\"}",
                api.as(ada, "Content-Type", JSON));
    }

    private void isKept(String field, String value, String kept) {
        ApiClient.Response answer = patch(field, value);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        assertThat(answer.get(field)).isEqualTo(kept);
        assertThat(api.get("/api/v2/user/" + ada + "/").get(field)).isEqualTo(kept);
    }

    private void isRefused(String field, String value, String code) {
        ApiClient.Response answer = patch(field, value);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(field + ":" + code);
    }

    @Test
    void characters_are_counted_as_readers_count_them() {
        isKept("real_name", "😀".repeat(255), "😀".repeat(255));
        isRefused("real_name", "😀".repeat(256), "max_length");
        isKept("description", "👨‍👩‍👧‍👦".repeat(50), "👨‍👩‍👧‍👦".repeat(50));
        isRefused("description", "👨‍👩‍👧‍👦".repeat(51), "max_length");
        isRefused("description", MARKS, "max_length");
        isRefused("bio", "e" + "\u0301\u0316".repeat(16), "invalid");
    }

    @Test
    void a_text_is_stored_in_one_form_of_unicode() {
        isKept("location", "Mu\u0308nchen", "M\u00fcnchen");
        isKept("location", "\u1112\u1161\u11ab", "\ud55c");
    }

    @Test
    void places_are_plain_decimals() {
        isKept("position_lat_lng", "0.00001,0.00002", "0.00001,0.00002");
        isKept("location_lat_lng", "45.5,-7", "45.5,-7.0");
        for (String text : List.of("45d,7f", "0x1p3,1", "1e1,1", "+4,1", "\u0664,1")) {
            isRefused("position_lat_lng", text, "invalid");
            isRefused("location_lat_lng", text, "invalid");
            assertThat(api.get("/api/v2/user/search/?lat_lng=" + text.replace("+", "%2B"), api.as(ada))
                            .status())
                    .as(text)
                    .isEqualTo(400);
        }
    }

    @Test
    void a_website_is_an_address_of_the_web() {
        isKept("website", "https://münchen.de/", "https://münchen.de/");
        isKept("website", "HTTPS://example.org", "HTTPS://example.org");
        isKept("website", "", "");
        for (String text : List.of("javascript:alert(1)", "ftp://example.org", "https://", "example.org")) {
            isRefused("website", text, "invalid");
        }
    }

    @Test
    void words_of_the_reflect_dialect_are_printable_and_links_lead_to_the_web() {
        for (String display : List.of("{\"a\\u0000b\":\"x\"}", "{\"a\":\"\\u001b\"}", "{\"\\u0085\":null}")) {
            ReflectApp.isError(
                    reflect.as(ada, "PATCH", "/profile", "{\"display\":" + display + "}"),
                    400,
                    "invalid_request",
                    "display");
            ReflectApp.isError(
                    reflect.as(
                            ada,
                            "PATCH",
                            "/profile",
                            "{\"notifications\":" + display.replaceAll("\"[^\"]*\"}", "true}") + ",\"display\":"
                                    + display + "}"),
                    400,
                    "invalid_request");
        }
        for (String link : List.of("javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "@ada", "")) {
            ReflectApp.isError(
                    reflect.as(ada, "PUT", "/profile", "{\"user\":{\"socialLinks\":{\"web\":\"" + link + "\"}}}"),
                    400,
                    "invalid_request",
                    "socialLinks.web");
        }
        ReflectApp.isError(
                reflect.as(
                        ada, "PUT", "/profile", "{\"user\":{\"socialLinks\":{\"\\u0007\":\"https://example.org\"}}}"),
                400,
                "invalid_request",
                "socialLinks");
        assertThat(reflect.as(ada, "PUT", "/profile", "{\"user\":{\"socialLinks\":{\"e\u0301\":\"HTTPS://例え.テスト/\"}}}")
                        .get("socialLinks"))
                .isEqualTo(Map.of("\u00e9", "HTTPS://例え.テスト/"));
    }

    @Test
    void an_avatar_may_be_called_jpg() {
        String jpeg = "/9j/4AAQSkZJRgAB";
        for (String type : List.of("image/jpg", "image/jpeg")) {
            assertThat(reflect.as(
                                    ada,
                                    "PUT",
                                    "/profile",
                                    "{\"user\":{\"avatar\":\"data:" + type + ";base64," + jpeg + "\"}}")
                            .status())
                    .isEqualTo(200);
        }
        ReflectApp.isError(
                reflect.as(ada, "PUT", "/profile", "{\"user\":{\"avatar\":\"data:image/png;base64," + jpeg + "\"}}"),
                400,
                "invalid_request",
                "is image/jpeg");
    }

    @Test
    void a_search_text_has_a_bound_and_no_control_characters() {
        for (String text : List.of("x".repeat(256), "%00", "%1B")) {
            for (String path : List.of("/api/v2/user/search/?search=", "/api/v2/user/?real_name=")) {
                assertThat(api.get(path + text, api.as(ada)).status()).isEqualTo(400);
            }
            assertThat(api.get("/px/v1/users/search?consumer_key=" + px.consumerKey() + "&term=" + text)
                            .status())
                    .isEqualTo(400);
            ReflectApp.isError(
                    reflect.anonymous("GET", "/search?all=true&query=" + text, null), 400, "invalid_request", "query");
        }
    }

    private List<Long> found(String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
        ApiClient.Response answer = api.get("/api/v2/user/search/?limit=100&search=" + encoded, api.as(ada));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.ids();
    }

    @Test
    void letters_that_people_take_for_one_are_found_and_others_are_not() {
        Map.of("Işık", "ışık", "Łukasz", "lukasz", "Søren", "SOREN", "Straße", "STRASSE", "Æsop", "aesop")
                .forEach((name, text) -> {
                    isKept("real_name", name, name);
                    assertThat(found(text)).as(text).contains(ada);
                });
        Map.of("राम", "रोम", "Й", "И", "が", "か").forEach((name, text) -> {
            isKept("real_name", name, name);
            assertThat(found(name)).as(name).contains(ada);
            assertThat(found(text)).as(text).doesNotContain(ada);
        });
    }

    @Test
    void a_text_that_folds_to_nothing_finds_nobody_in_every_dialect() {
        for (String text : List.of("%EF%B8%8F", "%CC%81", "%C2%A0")) {
            for (String path : List.of(
                    "/api/v2/user/search/?search=",
                    "/api/v2/user/search/?user=",
                    "/api/v2/user/search/?location=",
                    "/api/v2/user/autocomplete/?search=",
                    "/api/v2/user/?description=")) {
                ApiClient.Response answer = api.get(path + text, api.as(ada));
                assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
                assertThat(answer.results()).as(path + text).isEmpty();
                assertThat(answer.count()).isZero();
            }
            assertThat(api.get("/px/v1/users/search?consumer_key=" + px.consumerKey() + "&term=" + text)
                            .json())
                    .containsEntry("total_items", 0)
                    .containsEntry("users", List.of());
            assertThat(reflect.anonymous("GET", "/search?all=true&query=" + text, null)
                            .json())
                    .containsEntry("total", 0)
                    .containsEntry("data", List.of());
        }
    }

    /** {@link Password} takes no text of this length, so a check that is missing shows as 500. */
    @Test
    void a_password_that_is_too_long_makes_no_work() {
        String form = "application/x-www-form-urlencoded";
        var request = px.requestToken("oob");
        assertThat(api.post("/oauth/token/", "grant_type=password&username=x&password=" + MARKS, "Content-Type", form)
                        .status())
                .isEqualTo(400);
        assertThat(px.decide(request, "allow", "x", MARKS).status()).isEqualTo(403);
        assertThat(px.decide(request, "allow", MARKS, "x").status()).isEqualTo(403);
        for (String field : List.of("password", "new_password")) {
            String other = field.equals("password") ? "new_password" : "password";
            ApiClient.Response answer = api.send(
                    "PATCH",
                    "/api/v2/user/" + ada + "/change_password/",
                    "{\"" + field + "\":\"" + MARKS + "\",\"" + other + "\":\"Correct-horse-1\"}",
                    api.as(ada, "Content-Type", JSON));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo(field + ":max_length");
        }
    }
}
