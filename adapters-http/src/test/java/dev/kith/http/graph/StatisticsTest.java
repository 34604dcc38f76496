package dev.kith.http.graph;

import static dev.kith.http.graph.Answers.isProblem;
import static dev.kith.http.graph.TestKeys.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.key.IssuedKey;
import dev.kith.domain.key.KeyScope;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code GET /graph/v1/stats}. */
@MicronautTest
class StatisticsTest {

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Inject
    TestKeys keys;

    @Test
    void the_numbers_grow_with_the_graph() {
        IssuedKey key = keys.create(KeyScope.TIES);
        long ada = people.user(people.name("ada"));
        long bob = people.user(people.name("bob"));
        ApiClient.Response before = api.get("/graph/v1/stats", as(key));
        people.follow(ada, bob);
        people.follow(bob, ada);
        people.hide(ada, people.user(people.name("cyd")));
        api.send("PUT", "/graph/v1/users/" + ada + "/connections/" + bob, null, as(key));
        long dan = people.user(people.name("dan"));
        api.send("PUT", "/graph/v1/users/" + dan + "/requests/sent/" + bob, null, as(key));
        ApiClient.Response after = api.get("/graph/v1/stats", as(key));
        Map<String, Integer> grown = Map.of("users", 2, "follows", 2, "connections", 1, "requests", 1, "blocks", 1);
        grown.forEach((name, more) -> assertThat(number(after, name)).as(name).isEqualTo(number(before, name) + more));
        String newest = (String) ((Map<?, ?>) after.get("events")).get("newest");
        assertThat(newest)
                .isEqualTo(after.raw().headers().firstValue("Kith-State").orElseThrow());
        assertThat(((Map<?, ?>) after.get("events")).get("oldest").toString()).matches("[0-9]+-[0-9a-f]{8}");
    }

    private static long number(ApiClient.Response answer, String name) {
        return ((Number) answer.get(name)).longValue();
    }

    @Test
    void only_keys_with_the_scope_read_them() {
        isProblem(api.get("/graph/v1/stats"), 401, "unauthenticated");
        isProblem(api.get("/graph/v1/stats", api.as(people.user(people.name("ada")))), 403, "not-yours");
        isProblem(api.get("/graph/v1/stats", as(keys.create(KeyScope.USERS))), 403, "insufficient-scope");
        isProblem(api.get("/graph/v1/stats?x=1", as(keys.create(KeyScope.TIES))), 400, "invalid-request");
    }
}
