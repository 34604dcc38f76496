package dev.kith.application.delivery;

import dev.kith.domain.webhook.WebhookId;
import java.util.List;

/** Lists the last attempts of a webhook, the newest first. */
public final class ListAttempts {

    private final Deliveries deliveries;

    public ListAttempts(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    public List<NumberedAttempt> handle(WebhookId id) {
        return deliveries.attempts(id);
    }
}
