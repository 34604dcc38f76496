package dev.kith.application.webhook;

final class InMemoryWebhooksTest extends WebhooksContract {

    @Override
    protected Webhooks webhooks() {
        return new InMemoryWebhooks();
    }
}
