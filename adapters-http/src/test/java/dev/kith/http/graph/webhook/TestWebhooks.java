package dev.kith.http.graph.webhook;

import static dev.kith.http.graph.TestKeys.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.InMemoryGraph;
import dev.kith.application.key.IssuedKey;
import dev.kith.application.webhook.Webhooks;
import dev.kith.domain.account.Secret;
import dev.kith.domain.change.Change;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.user.UserId;
import dev.kith.domain.webhook.WebhookSecret;
import dev.kith.http.ApiClient;
import dev.kith.http.graph.TestKeys;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;

/** Creates webhooks over HTTP, and changes of the graph for them. */
@Singleton
public final class TestWebhooks {

    static final String PATH = "/graph/v1/webhooks";

    private final ApiClient api;
    private final Webhooks store;
    private final InMemoryGraph graph;
    private final IssuedKey key;

    TestWebhooks(ApiClient api, TestKeys keys, Webhooks store, InMemoryGraph graph) {
        this.api = api;
        this.store = store;
        this.graph = graph;
        this.key = keys.create(KeyScope.WEBHOOKS);
    }

    /** A webhook that exists. */
    public record Made(String id, WebhookSecret secret) {}

    /** @param more fields of the body, each with a comma before it */
    public Made create(TestReceiver receiver, String more) {
        ApiClient.Response answer = send("POST", "", "{\"url\":\"" + receiver.url() + "\"" + more + "}");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return new Made((String) answer.get("id"), secret(answer));
    }

    static WebhookSecret secret(ApiClient.Response answer) {
        return new WebhookSecret(new Secret((String) answer.get("secret")), null);
    }

    /** @param path after that of all webhooks */
    public ApiClient.Response send(String method, String path, String body) {
        return body == null
                ? api.send(method, PATH + path, null, as(key))
                : api.send(method, PATH + path, body, as(key, "Content-Type", "application/json"));
    }

    public Map<String, Object> get(String id) {
        return send("GET", "/" + id, null).json();
    }

    /** Waits until a webhook is as a test wants it. */
    public void await(String id, String what, Predicate<Map<String, Object>> condition) {
        TestReceiver.await(what, Duration.ofSeconds(20), () -> condition.test(get(id)));
    }

    /** Writes an event to the journal, and returns its id. */
    public String follow(long follower, long followee) {
        synchronized (graph) {
            graph.record(new Change.FollowCreated(
                    new UserId(follower), new UserId(followee), Instant.parse("2024-01-01T12:00:00Z"), false, null));
            return graph.journal.getLast().position().toString();
        }
    }

    /** Else the sender goes on with the webhooks of earlier tests. */
    public void deleteAll() {
        store.list().forEach(webhook -> store.remove(webhook.id()));
    }
}
