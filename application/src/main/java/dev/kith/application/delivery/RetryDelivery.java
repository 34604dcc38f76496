package dev.kith.application.delivery;

import dev.kith.domain.webhook.WebhookId;
import java.time.Clock;

/** Tries a dead delivery again. */
public final class RetryDelivery {

    private final Deliveries deliveries;
    private final Clock clock;

    public RetryDelivery(Deliveries deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** @return false if there is no such dead delivery */
    public boolean handle(WebhookId id, String delivery) {
        return deliveries.retry(id, delivery, clock.instant());
    }
}
