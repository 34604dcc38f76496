package dev.kith.application.webhook;

import dev.kith.application.audit.AuditLog;
import dev.kith.domain.webhook.WebhookId;

/** Deletes a webhook and what waits for it. */
public final class DeleteWebhook {

    private final Webhooks webhooks;

    public DeleteWebhook(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** @return false if there is no such webhook */
    public boolean handle(WebhookId id) {
        boolean isRemoved = webhooks.remove(id);
        if (isRemoved) {
            AuditLog.webhookDeleted(id);
        }
        return isRemoved;
    }
}
