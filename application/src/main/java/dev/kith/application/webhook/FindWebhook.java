package dev.kith.application.webhook;

import dev.kith.domain.webhook.Webhook;
import dev.kith.domain.webhook.WebhookId;
import java.util.Optional;

/** Finds a webhook. */
public final class FindWebhook {

    private final Webhooks webhooks;

    public FindWebhook(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    public Optional<Webhook> handle(WebhookId id) {
        return webhooks.find(id);
    }
}
