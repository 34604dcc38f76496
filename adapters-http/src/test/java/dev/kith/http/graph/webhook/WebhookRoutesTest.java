package dev.kith.http.graph.webhook;

import static dev.kith.http.graph.Answers.isProblem;
import static dev.kith.http.graph.TestKeys.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.key.IssuedKey;
import dev.kith.application.webhook.Webhooks;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.webhook.Webhook;
import dev.kith.domain.webhook.WebhookId;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import dev.kith.http.graph.TestKeys;
import dev.kith.http.graph.webhook.TestWebhooks.Made;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks over HTTP: created, changed, rotated and deleted by keys with the scope. */
@MicronautTest
class WebhookRoutesTest {

    @Inject
    ApiClient api;

    @Inject
    TestWebhooks webhooks;

    @Inject
    TestKeys keys;

    @Inject
    TestUsers people;

    @Inject
    Webhooks store;

    private final TestReceiver receiver = new TestReceiver();

    @AfterEach
    void close() {
        webhooks.deleteAll();
        receiver.close();
    }

    private ApiClient.Response create(String body) {
        return webhooks.send("POST", "", body);
    }

    private Webhook stored(String id) {
        return store.find(new WebhookId(id)).orElseThrow();
    }

    @Test
    void a_new_webhook_has_a_secret_that_is_shown_once() {
        String now = webhooks.follow(1, 2);
        ApiClient.Response answer = create("{\"url\":\"https://a.org/hook\"}");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        assertThat(answer.raw().headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.json())
                .containsEntry("url", "https://a.org/hook")
                .containsEntry("types", List.of("*"))
                .containsEntry("batch", 1)
                .containsEntry("description", "")
                .containsEntry("enabled", true)
                .containsEntry("disabled_reason", null)
                .containsEntry("at", now)
                .containsEntry("behind", 0)
                .containsEntry("last_failure", null);
        String secret = (String) answer.get("secret");
        String id = (String) answer.get("id");
        assertThat(stored(id).secrets().getLast().key()).hasSize(32);
        assertThat(webhooks.send("GET", "", null).raw().body())
                .contains(id)
                .doesNotContain(secret)
                .doesNotContain("whsec");
        assertThat(webhooks.get(id)).doesNotContainKey("secret");
    }

    @Test
    void a_webhook_begins_where_it_is_told_to() {
        String first = webhooks.follow(1, 2);
        webhooks.follow(1, 2);
        assertThat(create("{\"url\":\"https://a.org\",\"from\":\"" + first + "\"}")
                        .json())
                .containsEntry("at", first);
        assertThat(create("{\"url\":\"https://a.org\",\"from\":\"start\"}").json())
                .containsEntry("at", "0-00000000");
        isProblem(create("{\"url\":\"https://a.org\",\"from\":\"999999-00000000\"}"), 409, "log-restarted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"url\":null}",
                "{\"url\":7}",
                "{\"url\":\"x\"}",
                "{\"url\":\"ftp://a.org\"}",
                "{\"url\":\"https://\"}",
                "{\"url\":\"https://u:p@a.org\"}",
                "{\"url\":\"https://a.org/#x\"}",
                "{\"url\":\"http://10.0.0.1\"}",
                "{\"url\":\"http://[::1]\"}",
                "{\"url\":\"https://169.254.169.254/latest\"}",
                "{\"url\":\"https://[fd00:ec2::254]/\"}",
                "{\"url\":\"https://[::ffff:169.254.169.254]/\"}",
                "{\"url\":\"https://[64:ff9b::a00:1]/\"}",
                "{\"url\":\"https://[2002:a00:1::]/\"}",
                "{\"url\":\"https://0.0.0.0\"}",
                "{\"url\":\"https://100.64.0.1\"}",
                "{\"url\":\"https://224.0.0.1\"}",
                "{\"url\":\"https://a.org\",\"types\":[]}",
                "{\"url\":\"https://a.org\",\"types\":[\"follow\"]}",
                "{\"url\":\"https://a.org\",\"types\":[\"follow.created,*\"]}",
                "{\"url\":\"https://a.org\",\"types\":\"*\"}",
                "{\"url\":\"https://a.org\",\"batch\":0}",
                "{\"url\":\"https://a.org\",\"batch\":101}",
                "{\"url\":\"https://a.org\",\"description\":\"a\\nb\"}",
                "{\"url\":\"https://a.org\",\"from\":\"x\"}",
                "{\"url\":\"https://a.org\",\"enabled\":true}",
                "{\"url\":\"https://a.org\",\"secret\":\"x\"}"
            })
    void a_wrong_webhook_is_refused(String body) {
        isProblem(create(body), 400, "invalid-request");
        assertThat(store.list()).isEmpty();
    }

    @Test
    void a_webhook_is_bounded() {
        isProblem(create("{\"url\":\"https://a.org/" + "x".repeat(2048) + "\"}"), 400, "invalid-request");
        isProblem(
                create("{\"url\":\"https://a.org\",\"description\":\"" + "x".repeat(256) + "\"}"),
                400,
                "invalid-request");
        isProblem(create("{\"url\":\"https://a.org\",\"types\":[" + "\"*\",".repeat(20) + "\"*\"]}"), 413, "too-large");
    }

    @Test
    void there_are_fifty_at_most() {
        for (int i = 0; i < 50; i++) {
            assertThat(create("{\"url\":\"https://a.invalid\"}").status()).isEqualTo(201);
        }
        ApiClient.Response answer = create("{\"url\":\"https://a.invalid\"}");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.get("code")).isEqualTo("quota-exceeded");
        assertThat(answer.raw().headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void a_change_keeps_what_it_does_not_name() {
        Made made = webhooks.create(receiver, ",\"batch\":7,\"description\":\"one\"");
        ApiClient.Response answer = webhooks.send("PATCH", "/" + made.id(), "{\"types\":[\"user.*\"]}");
        assertThat(answer.json())
                .containsEntry("types", List.of("user.*"))
                .containsEntry("batch", 7)
                .containsEntry("description", "one")
                .containsEntry("url", receiver.url());
        assertThat(stored(made.id()).secrets()).hasSize(1);
        for (String field : List.of("\"batch\":0", "\"batch\":null", "\"description\":null", "\"enabled\":null")) {
            isProblem(webhooks.send("PATCH", "/" + made.id(), "{" + field + "}"), 400, "invalid-request");
        }
        isProblem(webhooks.send("PATCH", "/" + made.id(), "{\"url\":\"http://10.0.0.1\"}"), 400, "invalid-request");
    }

    @Test
    void a_disabled_webhook_goes_on_where_it_was() {
        Made made = webhooks.create(receiver, "");
        Map<String, Object> disabled =
                webhooks.send("PATCH", "/" + made.id(), "{\"enabled\":false}").json();
        assertThat(disabled).containsEntry("enabled", false).containsEntry("disabled_reason", "by_owner");
        webhooks.follow(1, 2);
        assertThat(webhooks.send("PATCH", "/" + made.id(), "{\"enabled\":true}").json())
                .containsEntry("enabled", true)
                .containsEntry("disabled_reason", null)
                .containsEntry("at", disabled.get("at"))
                .containsEntry("behind", 1);
        receiver.awaitReceived(1);
    }

    @Test
    void a_secret_is_rotated_with_an_overlap() {
        Made made = webhooks.create(receiver, "");
        ApiClient.Response answer = webhooks.send("POST", "/" + made.id() + "/rotate", null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.raw().headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(stored(made.id()).secrets())
                .extracting(secret -> secret.secret().text())
                .containsExactly(made.secret().secret().text(), (String) answer.get("secret"));
        webhooks.send("POST", "/" + made.id() + "/rotate", "{\"overlap\":0}");
        assertThat(stored(made.id()).secrets()).hasSize(1);
        isProblem(webhooks.send("POST", "/" + made.id() + "/rotate", "{\"overlap\":604801}"), 400, "invalid-request");
    }

    @Test
    void a_deleted_webhook_is_gone() {
        Made made = webhooks.create(receiver, "");
        assertThat(webhooks.send("DELETE", "/" + made.id(), null).status()).isEqualTo(204);
        isProblem(webhooks.send("DELETE", "/" + made.id(), null), 404, "not-found");
        isProblem(webhooks.send("GET", "/" + made.id(), null), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"000000000000", "x", "%00", "%2F", "%25"})
    void an_unknown_webhook_is_not_found(String id) {
        for (String operation : List.of(
                "GET ",
                "PATCH ",
                "DELETE ",
                "POST /rotate",
                "POST /test",
                "GET /deliveries",
                "GET /dead",
                "POST /dead/1-00000000/retry",
                "DELETE /dead/1-00000000")) {
            String method = operation.substring(0, operation.indexOf(' '));
            String body = method.matches("GET|DELETE") ? null : "{}";
            isProblem(
                    webhooks.send(method, "/" + id + operation.substring(method.length() + 1), body), 404, "not-found");
        }
    }

    @Test
    void only_a_key_with_the_scope_manages_webhooks() {
        IssuedKey other =
                keys.create(KeyScope.USERS, KeyScope.TIES, KeyScope.PRIVATE_READ, KeyScope.EVENTS_READ, KeyScope.KEYS);
        long ada = people.user(people.name("ada"));
        isProblem(api.get(TestWebhooks.PATH, as(other)), 403, "insufficient-scope");
        isProblem(api.post(TestWebhooks.PATH, null, as(other)), 403, "insufficient-scope");
        isProblem(api.get(TestWebhooks.PATH, api.as(ada)), 403, "not-yours");
    }
}
