package dev.kith.application.webhook;

import dev.kith.domain.webhook.Webhook;
import java.util.List;

/** Lists all webhooks, the oldest first. */
public final class ListWebhooks {

    private final Webhooks webhooks;

    public ListWebhooks(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    public List<Webhook> handle() {
        return webhooks.list();
    }
}
