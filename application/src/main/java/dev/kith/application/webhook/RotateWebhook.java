package dev.kith.application.webhook;

import dev.kith.application.audit.AuditLog;
import dev.kith.domain.webhook.Webhook;
import dev.kith.domain.webhook.WebhookId;
import dev.kith.domain.webhook.WebhookSecret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Gives a webhook a new secret. */
public final class RotateWebhook {

    /** The longest time in which both secrets sign. */
    public static final Duration MAX_OVERLAP = Duration.ofDays(7);

    private final Webhooks webhooks;
    private final Clock clock;
    private final RandomGenerator random;

    /** @param random a cryptographically strong generator, such as SecureRandom */
    public RotateWebhook(Webhooks webhooks, Clock clock, RandomGenerator random) {
        this.webhooks = webhooks;
        this.clock = clock;
        this.random = random;
    }

    /**
     * @param overlap how long the present secret signs beside the new one, at most {@link #MAX_OVERLAP}
     * @return empty if there is no such webhook
     */
    public Optional<Webhook> handle(WebhookId id, Duration overlap) {
        WebhookSecret secret = WebhookSecret.random(random);
        Instant now = clock.instant();
        Optional<Webhook> rotated = webhooks.edit(id, found -> found.rotated(secret, now, overlap));
        rotated.ifPresent(webhook -> AuditLog.webhookRotated(id));
        return rotated;
    }
}
