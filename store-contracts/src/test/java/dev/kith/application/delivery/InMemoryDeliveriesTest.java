package dev.kith.application.delivery;

import dev.kith.application.webhook.InMemoryWebhooks;

final class InMemoryDeliveriesTest extends DeliveriesContract {

    @Override
    protected Stores stores() {
        InMemoryWebhooks webhooks = new InMemoryWebhooks();
        return new Stores(webhooks, new InMemoryDeliveries(webhooks));
    }
}
