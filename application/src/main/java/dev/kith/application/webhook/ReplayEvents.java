package dev.kith.application.webhook;

import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.webhook.Progress;
import dev.kith.domain.webhook.Webhook;
import dev.kith.domain.webhook.WebhookId;
import java.util.Optional;

/** Sends events to a webhook again. */
public final class ReplayEvents {

    private final Webhooks webhooks;

    public ReplayEvents(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /**
     * The events that the webhook has not reached yet are not sent twice.
     *
     * @param after the events after this position
     * @param to up to this number
     * @return empty if there is no such webhook
     */
    public Optional<Webhook> handle(WebhookId id, JournalPosition after, long to) {
        return webhooks.edit(id, found -> {
            Progress progress = found.progress();
            long last = Math.min(to, progress.at().number());
            return last <= after.number()
                    ? found
                    : found.with(
                            progress.replaying(new Progress.Replay(after, last)).changed());
        });
    }
}
