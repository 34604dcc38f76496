package dev.kith.application.delivery;

import dev.kith.domain.webhook.WebhookId;

/** Deletes a dead delivery. */
public final class DiscardDelivery {

    private final Deliveries deliveries;

    public DiscardDelivery(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** @return false if there is no such dead delivery */
    public boolean handle(WebhookId id, String delivery) {
        return deliveries.discard(id, delivery);
    }
}
