package dev.kith.http.selfcommunity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest
class BadInputTest {

    private static final String JSON = "application/json";

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    private long ada;

    @BeforeEach
    void one_person() {
        ada = people.user(people.name("ada"));
    }

    private static void isError(ApiClient.Response answer, int status, String code) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.raw().headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith(JSON));
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.get("detail")).isInstanceOf(String.class);
        assertThat(answer.get("request_id"))
                .isEqualTo(answer.raw().headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(answer.raw().body()).doesNotContain("Exception", "dev.kith", "io.micronaut", "java.");
    }

    @Test
    void what_is_not_there_is_404_in_the_dialects_words() {
        for (String path : List.of(
                "/api/v2/nothing/",
                "/api/v2/user/x/",
                "/api/v2/user/-1/",
                "/api/v2/user/0/",
                "/api/v2/user/1.5/",
                "/api/v2/user/99999999999999999999999/",
                "/api/v2/user/999999999/",
                "/api/v2/user/x/followers/",
                "/api/v2/user/%00/",
                "/api/v2/user/0/followers/",
                "/api/v2/user/" + ada + "/nothing/",
                "/api/v2/")) {
            isError(api.get(path, api.as(ada)), 404, "not_found");
        }
    }

    @Test
    void outside_of_every_dialect_there_is_a_plain_404() {
        var answer = api.get("/nothing/at/all");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json()).containsKeys("error", "request_id");
    }

    @Test
    void a_wrong_method_is_405() {
        isError(
                api.send("DELETE", "/api/v2/user/" + ada + "/followers/", null, api.as(ada)),
                405,
                "method_not_allowed");
        isError(api.get("/api/v2/user/" + ada + "/follow/", api.as(ada)), 405, "method_not_allowed");
        isError(api.post("/api/v2/user/", "{}", api.as(ada, "Content-Type", JSON)), 405, "method_not_allowed");
    }

    @Test
    void a_body_that_is_malformed_is_400() {
        for (String body : List.of("{", "{\"bio\":}", "nope", "\"text\"", "[1]", "[", "7", "{\"bio\":\"\\ud800\"}")) {
            var answer = api.send("PATCH", "/api/v2/user/" + ada + "/", body, api.as(ada, "Content-Type", JSON));
            assertThat(answer.status()).as(body + " -> " + answer.raw().body()).isEqualTo(400);
        }
        assertThat(api.send(
                                "PATCH",
                                "/api/v2/user/" + ada + "/",
                                "bio=%zz",
                                api.as(ada, "Content-Type", "application/x-www-form-urlencoded"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_deeply_nested_body_is_400() {
        String deep = "[".repeat(30_000) + "]".repeat(30_000);
        assertThat(api.send("PATCH", "/api/v2/user/" + ada + "/", deep, api.as(ada, "Content-Type", JSON))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_body_that_is_too_large_is_413() {
        String large = "{\"bio\":\"" + "x".repeat(2_000_000) + "\"}";
        isError(
                api.send("PATCH", "/api/v2/user/" + ada + "/", large, api.as(ada, "Content-Type", JSON)),
                413,
                "too_large");
    }

    @Test
    void an_address_is_read_up_to_16_KiB() {
        String path = "/api/v2/user/?search=" + "x".repeat(16_000);
        isError(api.send("POST", path, "{}", api.as(ada, "Content-Type", JSON)), 405, "method_not_allowed");
        var longer = api.get(path + "x".repeat(1_000), api.as(ada));
        assertThat(longer.status()).as(longer.raw().body()).isEqualTo(414);
        assertThat(longer.json())
                .containsOnlyKeys("error", "status", "request_id")
                .containsEntry("error", "The address is too long.");
        assertThat(longer.raw().headers().firstValue("Connection")).hasValue("close");
    }

    @Test
    void headers_that_are_too_large_are_431() {
        isError(api.get("/api/v2/user/" + ada + "/", api.as(ada, "X-Long", "x".repeat(10_000))), 431, "too_large");
    }

    @Test
    void a_media_type_that_is_not_read_is_415() {
        isError(
                api.send("PATCH", "/api/v2/user/" + ada + "/", "<a/>", api.as(ada, "Content-Type", "application/xml")),
                415,
                "unsupported_media_type");
    }

    @Test
    void a_charset_that_no_one_knows_is_415() {
        for (String charset : List.of("nonsense", "%%", "a b")) {
            isError(
                    api.send(
                            "PATCH",
                            "/api/v2/user/" + ada + "/",
                            "{}",
                            api.as(ada, "Content-Type", JSON + ";charset=" + charset)),
                    415,
                    "unsupported_media_type");
        }
    }

    @Test
    void an_empty_body_changes_nothing_and_is_accepted() {
        for (String type : List.of(JSON, "application/x-www-form-urlencoded", "text/plain")) {
            assertThat(api.send("PATCH", "/api/v2/user/" + ada + "/", null, api.as(ada, "Content-Type", type))
                            .status())
                    .as(type)
                    .isEqualTo(200);
            assertThat(api.send("PUT", "/api/v2/user/" + ada + "/", "", api.as(ada, "Content-Type", type))
                            .status())
                    .as(type)
                    .isEqualTo(200);
        }
    }

    @Test
    void every_invalid_field_is_named_with_its_reason() {
        Map<String, String> wrong = Map.ofEntries(
                Map.entry("{\"bio\":null}", "bio:null"),
                Map.entry("{\"bio\":{}}", "bio:invalid"),
                Map.entry("{\"bio\":[\"x\"]}", "bio:invalid"),
                Map.entry("{\"bio\":true}", "bio:invalid"),
                Map.entry("{\"real_name\":\"" + "x".repeat(256) + "\"}", "real_name:max_length"),
                Map.entry("{\"location\":\"" + "x".repeat(101) + "\"}", "location:max_length"),
                Map.entry("{\"description\":\"" + "x".repeat(51) + "\"}", "description:max_length"),
                Map.entry("{\"website\":\"http://e.org/" + "x".repeat(200) + "\"}", "website:max_length"),
                Map.entry("{\"website\":\"javascript:alert(1)\"}", "website:invalid"),
                Map.entry("{\"website\":\"nonsense\"}", "website:invalid"),
                Map.entry("{\"real_name\":\"a\\u0000b\"}", "real_name:invalid"),
                Map.entry("{\"real_name\":\"a\\nb\"}", "real_name:invalid"),
                Map.entry("{\"gender\":\"male\"}", "gender:invalid_choice"),
                Map.entry("{\"gender\":null}", "gender:null"),
                Map.entry("{\"date_of_birth\":\"31.12.1999\"}", "date_of_birth:invalid"),
                Map.entry("{\"date_of_birth\":\"2999-01-01\"}", "date_of_birth:invalid"),
                Map.entry("{\"date_of_birth\":\"0999-01-01\"}", "date_of_birth:invalid"),
                Map.entry("{\"date_of_birth\":\"2023-02-29\"}", "date_of_birth:invalid"),
                Map.entry("{\"date_of_birth\":19991231}", "date_of_birth:invalid"),
                Map.entry("{\"location_lat_lng\":\"91,0\"}", "location_lat_lng:invalid"),
                Map.entry("{\"location_lat_lng\":\"NaN,0\"}", "location_lat_lng:invalid"),
                Map.entry("{\"position_lat_lng\":\"1\"}", "position_lat_lng:invalid"),
                Map.entry("{\"username\":\"\"}", "username:blank"),
                Map.entry("{\"username\":\"with space\"}", "username:invalid"),
                Map.entry("{\"username\":\"<b>\"}", "username:invalid"),
                Map.entry("{\"username\":\"" + "x".repeat(256) + "\"}", "username:max_length"));
        wrong.forEach((body, code) -> {
            for (String method : List.of("PATCH", "PUT")) {
                isError(
                        api.send(method, "/api/v2/user/" + ada + "/", body, api.as(ada, "Content-Type", JSON)),
                        400,
                        code);
            }
        });
        var several = api.send(
                "PATCH",
                "/api/v2/user/" + ada + "/",
                "{\"bio\":null,\"gender\":\"x\"}",
                api.as(ada, "Content-Type", JSON));
        assertThat((List<?>) several.get("errors")).hasSize(2);
    }

    @Test
    void a_body_with_one_invalid_field_changes_nothing() {
        api.send(
                "PATCH",
                "/api/v2/user/" + ada + "/",
                "{\"bio\":\"new\",\"gender\":\"x\"}",
                api.as(ada, "Content-Type", JSON));
        assertThat(api.get("/api/v2/user/" + ada + "/").get("bio")).isEqualTo("");
    }

    @Test
    void filters_and_orders_that_do_not_exist_are_400() {
        isError(api.get("/api/v2/user/?gender=x", api.as(ada)), 400, "gender:invalid_choice");
        isError(api.get("/api/v2/user/?ordering=email", api.as(ada)), 400, "ordering:invalid_choice");
    }

    @Test
    void a_printable_request_id_of_the_caller_is_used() {
        assertThat(api.get("/api/v2/nothing", "X-Request-Id", "abc-123").get("request_id"))
                .isEqualTo("abc-123");
        assertThat(api.get("/api/v2/nothing", "X-Request-Id", "<script>").get("request_id"))
                .isNotEqualTo("<script>");
    }

    @Test
    void a_server_error_reveals_no_details() {
        var broken = api.get("/api/v2/for-tests/broken");
        isError(broken, 500, "error");
        var unavailable = api.get("/api/v2/for-tests/unavailable");
        isError(unavailable, 503, "unavailable");
        assertThat(unavailable.raw().headers().firstValue("Retry-After")).isPresent();
        assertThat(broken.raw().body() + unavailable.raw().body()).doesNotContain("secret");
    }
}
