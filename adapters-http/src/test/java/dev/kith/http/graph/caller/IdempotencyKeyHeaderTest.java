package dev.kith.http.graph.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.http.wire.ApiError;
import io.micronaut.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IdempotencyKeyHeaderTest {

    private static HttpRequest<?> put(String... keys) {
        var request = HttpRequest.PUT("/", "");
        for (String key : keys) {
            request.getHeaders().add(IdempotencyKey.HEADER, key);
        }
        return request;
    }

    @Test
    void a_key_is_visible_ascii_with_or_without_quotes() {
        assertThat(IdempotencyKey.of(put())).isNull();
        assertThat(IdempotencyKey.of(put("!~"))).isEqualTo("!~");
        assertThat(IdempotencyKey.of(put("\"a\""))).isEqualTo("a");
        assertThat(IdempotencyKey.of(put("\""))).isEqualTo("\"");
        assertThat(IdempotencyKey.of(put("x".repeat(255)))).hasSize(255);
    }

    @Test
    void other_keys_are_refused() {
        for (String wrong : List.of("", "\"\"", "a b", "caf\u00e9", "x".repeat(256))) {
            assertThatThrownBy(() -> IdempotencyKey.of(put(wrong))).as(wrong).isInstanceOf(ApiError.class);
        }
        assertThatThrownBy(() -> IdempotencyKey.of(put("a", "b"))).isInstanceOf(ApiError.class);
    }

    @Test
    void a_request_that_reads_has_no_key() {
        assertThat(IdempotencyKey.of(HttpRequest.GET("/").header(IdempotencyKey.HEADER, "a b")))
                .isNull();
    }
}
