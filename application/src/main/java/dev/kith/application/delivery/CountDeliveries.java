package dev.kith.application.delivery;

import dev.kith.domain.webhook.WebhookId;
import java.util.Map;

/** Counts the events that wait and those that are dead, for each webhook that has any. */
public final class CountDeliveries {

    private final Deliveries deliveries;

    public CountDeliveries(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    public Map<WebhookId, DeliveryCount> handle() {
        return deliveries.counts();
    }
}
