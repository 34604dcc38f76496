package dev.kith.http.graph;

import static dev.kith.http.graph.Answers.isProblem;
import static dev.kith.http.graph.TestKeys.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.key.IssuedKey;
import dev.kith.domain.key.KeyScope;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The quotas of requests to {@code /graph/v1}. */
@MicronautTest
@Property(name = "kith.graph.user-rate", value = "20")
@Property(name = "kith.graph.rate", value = "30")
class QuotaRouteTest {

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Inject
    TestKeys keys;

    private static String header(ApiClient.Response answer, String name) {
        return answer.raw().headers().firstValue(name).orElse("");
    }

    private static void hasLeft(ApiClient.Response answer, int quota, int left) {
        assertThat(header(answer, "RateLimit-Policy")).isEqualTo("\"default\";q=" + quota + ";w=60");
        assertThat(header(answer, "RateLimit")).matches("\"default\";r=" + left + ";t=([1-5]?[0-9]|60)");
    }

    private static void isExceeded(ApiClient.Response answer) {
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.get("code")).isEqualTo("quota-exceeded");
        assertThat(answer.get("type")).isEqualTo("https://iana.org/assignments/http-problem-types#quota-exceeded");
    }

    @Test
    void a_user_has_so_many_requests_a_minute() {
        long ada = people.user(people.name("ada"));
        for (int left = 19; left >= 0; left--) {
            ApiClient.Response answer = api.get("/graph/v1/whoami", api.as(ada));
            assertThat(answer.status()).isEqualTo(200);
            hasLeft(answer, 20, left);
        }
        ApiClient.Response refused = api.send("PUT", "/graph/v1/users/me/followings/1", null, api.as(ada));
        isExceeded(refused);
        assertThat(Integer.parseInt(header(refused, "Retry-After"))).isBetween(1, 60);
        hasLeft(refused, 20, 0);
        // another user has a quota of their own
        hasLeft(api.get("/graph/v1/whoami", api.as(people.user(people.name("bob")))), 20, 19);
    }

    @Test
    void a_key_has_its_own_quota() {
        IssuedKey key = keys.create(KeyScope.TIES);
        hasLeft(api.get("/graph/v1/whoami", as(key)), 30, 29);
        // a refusal counts too
        ApiClient.Response refused = api.get("/graph/v1/users", as(key));
        isProblem(refused, 403, "insufficient-scope");
        hasLeft(refused, 30, 28);
    }

    @Test
    void items_beyond_the_first_hundred_count() {
        IssuedKey key = keys.create(KeyScope.GRAPH);
        String[] json = as(key, "Content-Type", "application/json");
        hasLeft(api.get("/graph/v1/users?limit=100", as(key)), 30, 29);
        hasLeft(api.get("/graph/v1/users?view=ids&limit=101", as(key)), 30, 27);
        hasLeft(api.get("/graph/v1/users?view=ids", as(key)), 30, 17);
        String refs = LongStream.rangeClosed(1, 1_000)
                .mapToObj(id -> "\"" + id + "\"")
                .collect(Collectors.joining(","));
        hasLeft(api.post("/graph/v1/users/lookup", "{\"refs\":[" + refs + "]}", json), 30, 7);
        ApiClient.Response refused = api.post("/graph/v1/users/counts", "{\"refs\":[" + refs + "]}", json);
        isExceeded(refused);
        // the request itself has counted, its items have not
        hasLeft(refused, 30, 6);
    }

    @Test
    void without_credentials_there_is_no_quota() {
        assertThat(header(api.get("/graph/v1/"), "RateLimit")).isEmpty();
        assertThat(header(api.get("/graph/v1/whoami"), "RateLimit")).isEmpty();
    }
}
