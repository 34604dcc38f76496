package dev.kith.application.delivery;

import dev.kith.domain.webhook.Delivery;
import dev.kith.domain.webhook.WebhookId;
import java.util.List;

/** Lists the dead deliveries of a webhook in the order of their events. */
public final class ListDeadDeliveries {

    private final Deliveries deliveries;

    public ListDeadDeliveries(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /**
     * @param after the id of the last delivery that the caller has, empty for none
     * @param limit 1 or more
     */
    public List<Delivery> handle(WebhookId id, String after, int limit) {
        return deliveries.dead(id, after, limit);
    }
}
