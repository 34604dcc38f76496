package dev.kith.application.delivery;

import dev.kith.application.webhook.Webhooks;
import dev.kith.domain.webhook.Outbox;
import dev.kith.domain.webhook.Webhook;
import dev.kith.domain.webhook.WebhookId;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Reads what the sender of a webhook needs. From then on, no former sender can store anything. */
public final class OpenOutbox {

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Clock clock;
    private final RandomGenerator random;

    public OpenOutbox(Webhooks webhooks, Deliveries deliveries, Clock clock, RandomGenerator random) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.clock = clock;
        this.random = random;
    }

    /** Empty if there is no such webhook. */
    public Optional<Outbox> handle(WebhookId id) {
        return webhooks.edit(id, found -> found.with(found.progress().changed()))
                .map(this::outbox);
    }

    private Outbox outbox(Webhook webhook) {
        long dead = deliveries
                .counts()
                .getOrDefault(webhook.id(), DeliveryCount.NONE)
                .dead();
        return new Outbox(webhook.progress(), deliveries.waiting(webhook.id()), dead, clock.instant(), random);
    }
}
