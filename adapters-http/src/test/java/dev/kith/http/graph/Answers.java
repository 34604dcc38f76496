package dev.kith.http.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.ApiClient;

/** Checks answers of the graph API. */
public final class Answers {

    private Answers() {}

    public static void isProblem(ApiClient.Response answer, int status, String code) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.get("status")).isEqualTo(status);
        assertThat(answer.get("code")).isEqualTo(code);
        assertThat(answer.get("type")).isEqualTo("/graph/v1/problems/" + code);
        assertThat(answer.get("instance"))
                .isEqualTo("urn:request:"
                        + answer.raw().headers().firstValue("X-Request-Id").orElseThrow());
    }
}
