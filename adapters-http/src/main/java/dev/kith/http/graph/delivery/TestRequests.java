package dev.kith.http.graph.delivery;

import dev.kith.domain.webhook.Reply;
import dev.kith.domain.webhook.Webhook;
import dev.kith.domain.webhook.WebhookId;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/** Sends a request without an event, at once and only once. */
@Singleton
public final class TestRequests {

    private final WebhookClient client;
    private final EventMessages messages;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    TestRequests(WebhookClient client, EventMessages messages, Clock clock) {
        this.client = client;
        this.messages = messages;
        this.clock = clock;
    }

    public Reply send(Webhook webhook) {
        return client.send(webhook, "test-" + WebhookId.random(random), messages.test(clock.instant()));
    }
}
