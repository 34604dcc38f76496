package dev.kith.application.delivery;

import dev.kith.domain.webhook.Checkpoint;
import dev.kith.domain.webhook.WebhookId;

/** Stores how far the sender of a webhook has come. */
public final class SaveCheckpoint {

    private final Deliveries deliveries;

    public SaveCheckpoint(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** @return false if the sender must open the outbox again: somebody changed or deleted the webhook */
    public boolean handle(WebhookId id, Checkpoint checkpoint) {
        return deliveries.save(id, checkpoint);
    }
}
