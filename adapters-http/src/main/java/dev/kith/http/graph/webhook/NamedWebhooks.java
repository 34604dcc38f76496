package dev.kith.http.graph.webhook;

import dev.kith.application.webhook.FindWebhook;
import dev.kith.domain.webhook.Webhook;
import dev.kith.domain.webhook.WebhookId;
import dev.kith.http.wire.ApiError;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Finds the webhook that a path names. */
@Singleton
final class NamedWebhooks {

    private final FindWebhook findWebhook;

    NamedWebhooks(FindWebhook findWebhook) {
        this.findWebhook = findWebhook;
    }

    /** @throws ApiError 404 if there is none */
    Webhook require(String id) {
        return Optional.of(id)
                .filter(WebhookId::isWellFormed)
                .map(WebhookId::new)
                .flatMap(findWebhook::handle)
                .orElseThrow(ApiError::notFound);
    }
}
