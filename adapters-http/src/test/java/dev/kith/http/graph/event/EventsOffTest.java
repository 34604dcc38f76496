package dev.kith.http.graph.event;

import static dev.kith.http.graph.Answers.isProblem;
import static dev.kith.http.graph.TestKeys.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.key.IssuedKey;
import dev.kith.domain.key.KeyScope;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import dev.kith.http.graph.TestKeys;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code --events off}. */
@MicronautTest
@Property(name = "kith.graph.events", value = "false")
class EventsOffTest {

    private static final String STATE = "Kith-State";

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Inject
    TestKeys keys;

    @Test
    void there_are_no_events_for_callers_who_might_read_them() {
        IssuedKey key = keys.create(KeyScope.EVENTS_READ);
        long ada = people.user(people.name("ada"));
        for (String route : List.of("GET events", "GET events/stream", "POST events/tickets")) {
            String[] words = route.split(" ");
            String path = "/graph/v1/" + words[1];
            isProblem(api.send(words[0], path, null, as(key)), 404, "events-off");
            isProblem(api.send(words[0], path, null, api.as(ada)), 404, "events-off");
            isProblem(api.send(words[0], path, null), 401, "unauthenticated");
            isProblem(api.send(words[0], path, null, as(keys.create(KeyScope.USERS))), 403, "insufficient-scope");
        }
        assertThat(api.get("/graph/v1/problems/events-off").raw().body()).contains("--events on");
    }

    @Test
    void there_are_no_webhooks() {
        IssuedKey key = keys.create(KeyScope.WEBHOOKS);
        for (String route : List.of(
                "GET webhooks",
                "POST webhooks",
                "GET webhooks/1",
                "PATCH webhooks/1",
                "DELETE webhooks/1",
                "POST webhooks/1/rotate",
                "POST webhooks/1/test",
                "POST webhooks/1/replay",
                "GET webhooks/1/deliveries",
                "GET webhooks/1/dead",
                "DELETE webhooks/1/dead/1",
                "POST webhooks/1/dead/1/retry")) {
            String[] words = route.split(" ");
            isProblem(api.send(words[0], "/graph/v1/" + words[1], null, as(key)), 404, "events-off");
        }
    }

    @Test
    void no_answer_has_a_state() {
        IssuedKey key = keys.create(KeyScope.GRAPH);
        long ada = people.user(people.name("ada"));
        long bob = people.user(people.name("bob"));
        String users = "/graph/v1/users";
        String follow = users + "/" + ada + "/followings/" + bob;
        String dismissed = users + "/" + ada + "/suggestions/dismissed";
        String batch = "{\"operations\":[{\"op\":\"unfollow\",\"from\":\"" + ada + "\",\"to\":\"" + bob + "\"}]}";
        String lookup = "{\"from\":\"" + ada + "\",\"to\":[\"" + bob + "\"]}";
        String[] json = as(key, "Content-Type", "application/json");
        for (ApiClient.Response answer : List.of(
                api.send("PUT", follow, null, as(key)),
                api.get(users + "/" + ada + "/followings", as(key)),
                api.get(users, as(key)),
                api.get(dismissed, as(key)),
                api.send("PUT", dismissed + "/" + bob, null, as(key)),
                api.post("/graph/v1/ties/batch", batch, json),
                api.post("/graph/v1/relationships", lookup, json))) {
            assertThat(answer.status()).as(answer.raw().body()).isBetween(200, 201);
            assertThat(answer.json()).containsEntry("state", null);
            assertThat(answer.raw().headers().firstValue(STATE)).isEmpty();
        }
        assertThat(api.get("/api/v2/user/me/", api.as(ada)).raw().headers().firstValue(STATE))
                .isEmpty();
        assertThat(api.get("/graph/v1/stats", as(key)).json()).containsEntry("events", null);
    }

    @Test
    void a_state_that_is_sent_is_ignored() {
        IssuedKey key = keys.create(KeyScope.GRAPH);
        String future = "999999999-00000000";
        assertThat(api.get("/graph/v1/whoami", as(key, STATE, future)).status()).isEqualTo(200);
        assertThat(api.get("/graph/v1/whoami", as(key, STATE, "x")).status()).isEqualTo(200);
        assertThat(api.get("/graph/v1/whoami?state=" + future, as(key)).status())
                .isEqualTo(200);
        long ada = people.user(people.name("ada"));
        assertThat(api.get("/api/v2/user/me/", api.as(ada, STATE, future)).status())
                .isEqualTo(200);
    }

    @Test
    void the_root_says_so() {
        assertThat(api.get("/graph/v1/").get("features"))
                .isEqualTo(Map.of("events", false, "identity_providers", false));
    }
}
