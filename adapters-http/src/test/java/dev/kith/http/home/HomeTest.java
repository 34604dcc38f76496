package dev.kith.http.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.RawHttp;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The page at the root. */
@MicronautTest
class HomeTest {

    @Inject
    RawHttp raw;

    @Test
    void the_page_tells_what_answers_here() {
        RawHttp.Response answer = raw.get("/");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(answer.body())
                .contains("/api/v2", "/px/v1", "/reflect/v1", "/graph/v1", "development")
                .contains("<a href=\"/graph/v1/docs\">");
    }
}
