package dev.kith.application.webhook;

import dev.kith.application.audit.AuditLog;
import dev.kith.domain.webhook.Webhook;
import dev.kith.domain.webhook.WebhookId;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes what a webhook receives, or enables or disables it. */
public final class ChangeWebhook {

    private final Webhooks webhooks;

    public ChangeWebhook(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /**
     * @param change may run more than once and must keep the id
     * @return empty if there is no such webhook
     */
    public Optional<Webhook> handle(WebhookId id, UnaryOperator<Webhook> change) {
        Optional<Webhook> changed = webhooks.edit(id, found -> {
            Webhook next = change.apply(found);
            return next.progress().equals(found.progress())
                    ? next
                    : next.with(next.progress().changed());
        });
        changed.ifPresent(webhook -> AuditLog.webhookChanged(id));
        return changed;
    }
}
