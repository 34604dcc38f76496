package dev.kith.application.webhook;

import dev.kith.application.audit.AuditLog;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.webhook.Progress;
import dev.kith.domain.webhook.Webhook;
import dev.kith.domain.webhook.WebhookId;
import dev.kith.domain.webhook.WebhookSecret;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Creates a webhook with a secret of its own. */
public final class CreateWebhook {

    /** How many webhooks there may be. */
    public static final int MAX_WEBHOOKS = 50;

    private final Webhooks webhooks;
    private final Clock clock;
    private final RandomGenerator random;

    /** @param random a cryptographically strong generator, such as SecureRandom */
    public CreateWebhook(Webhooks webhooks, Clock clock, RandomGenerator random) {
        this.webhooks = webhooks;
        this.clock = clock;
        this.random = random;
    }

    /**
     * @param types from 1 to {@link Webhook#MAX_TYPES}
     * @param batch from 1 to {@link Webhook#MAX_BATCH}
     * @param after the events after this position are sent
     * @return empty if there are as many webhooks as there may be
     */
    public Optional<Webhook> handle(URI url, List<String> types, int batch, String description, JournalPosition after) {
        Webhook webhook = new Webhook(
                WebhookId.random(random),
                url,
                types,
                batch,
                description,
                clock.instant(),
                List.of(WebhookSecret.random(random)),
                Progress.after(after));
        if (!webhooks.add(webhook, MAX_WEBHOOKS)) {
            return Optional.empty();
        }
        AuditLog.webhookCreated(webhook.id());
        return Optional.of(webhook);
    }
}
