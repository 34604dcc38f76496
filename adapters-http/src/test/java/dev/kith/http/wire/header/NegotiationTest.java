package dev.kith.http.wire.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.RawHttp;
import dev.kith.http.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The media type and the coding of an answer. */
@MicronautTest
class NegotiationTest {

    private static final String JSON = "application/json";
    private static final String SVG = "image/svg+xml";

    @Inject
    RawHttp raw;

    @Inject
    TestUsers people;

    private long ada;

    @BeforeEach
    void create_a_user() {
        ada = people.user(people.name("ada"));
    }

    private void isServed(String path, String type, String accept) {
        RawHttp.Response answer = raw.get(path, "Accept: " + accept);
        assertThat(answer.status()).as(path + " for " + accept).isEqualTo(200);
        assertThat(answer.header("Content-Type")).as(path + " for " + accept).isEqualTo(type);
    }

    @Test
    void a_range_that_includes_the_type_is_satisfied_and_the_type_is_ours_alone() {
        for (String accept : new String[] {
            "*/*",
            "application/*",
            JSON,
            "Application/JSON",
            "application/json;q=0.9,*/*;q=0.8",
            "text/html, */*;q=0.1",
            "application/json; charset=utf-8; q=0.5",
            "application/json;version=2",
            "application/json;q=0, application/json",
            "text/html;q=0, application/*;q=0.001",
            "",
            ",",
            "nonsense",
            "*/*;q=0, application/json",
            "text/html\r\nAccept: */*"
        }) {
            isServed("/api/v2/user/" + ada + "/", JSON, accept);
            isServed("/api/v2/user/" + ada + "/followers/", JSON, accept);
        }
        for (String accept :
                new String[] {"image/*", "image/svg+xml;q=0.5", "image/avif,image/webp,image/*,*/*;q=0.8"}) {
            isServed("/avatar/" + ada + ".svg", SVG, accept);
            isServed("/avatar/" + ada, SVG, accept);
        }
    }

    @Test
    void a_route_without_an_accepted_type_is_406_in_the_form_of_the_dialect() {
        for (String accept : new String[] {
            "text/html",
            "image/*",
            "application/json;q=0",
            "*/*;q=0.0",
            "application/json;q=0, */*",
            "application/*;q=0.000, */*"
        }) {
            RawHttp.Response answer = raw.get("/api/v2/user/" + ada + "/", "Accept: " + accept);
            assertThat(answer.status()).as(accept).isEqualTo(406);
            assertThat(answer.header("Content-Type")).isEqualTo(JSON);
            assertThat(answer.body()).contains("\"code\":\"not_acceptable\"", "Only application/json is served here.");
        }
        RawHttp.Response picture = raw.get("/avatar/" + ada + ".svg", "Accept: application/json");
        assertThat(picture.status()).isEqualTo(406);
        assertThat(picture.body()).contains("Only image/svg+xml is served here.");
        assertThat(raw.get("/px/v1/users/1", "Accept: text/html").body()).startsWith("{\"error\":\"Only");
    }

    @Test
    void answers_say_that_they_vary_by_the_accepted_coding() {
        String path = "/api/v2/user/" + ada + "/";
        for (int follower = 0; follower < 9; follower++) {
            people.follow(people.user(people.name("fan")), ada);
        }
        RawHttp.Response compressed = raw.get(path + "followers/", "Accept-Encoding: gzip");
        assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(compressed.header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(raw.get(path).header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(raw.get("/api/v2/user/0/").header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(raw.get("/avatar/" + ada + ".svg").header("Vary")).isEqualTo("Accept-Encoding");
        assertThat(raw.get(path, "Origin: https://a.example").header("Vary")).contains("Accept-Encoding", "Origin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "gzip | gzip",
                "GZIP;q=0.5 | gzip",
                "x-gzip | gzip",
                "* | gzip",
                "*;q=0.1 | gzip",
                "br, zstd, snappy, * | gzip",
                "identity, *;q=0, gzip | gzip",
                "br, gzip;q=0.1 | gzip",
                "deflate, gzip;q=0, *;q=0, gzip;q=0.001 | gzip",
                "snappy | none",
                "br, zstd, snappy, deflate | none",
                "*, gzip;q=0 | none",
                "*;q=0 | none",
                "identity | none",
                "sgzipped | none",
                "gzip;q=0.000 | none",
                "; | none",
                "'' | none"
            })
    void answers_are_packed_with_gzip_or_with_nothing(String accepted, @Nullable String coding) {
        String path = "/api/v2/user/" + ada + "/followers/";
        for (int follower = 0; follower < 9; follower++) {
            people.follow(people.user(people.name("fan")), ada);
        }
        RawHttp.Response answer = raw.get(path, "Accept-Encoding: " + accepted);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Encoding")).isEqualTo(coding == null ? "" : coding);
        assertThat(answer.header("Vary")).isEqualTo("Accept-Encoding");
    }
}
