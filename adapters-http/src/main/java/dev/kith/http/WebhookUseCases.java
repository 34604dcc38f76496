package dev.kith.http;

import dev.kith.application.delivery.CountDeliveries;
import dev.kith.application.delivery.Deliveries;
import dev.kith.application.delivery.DiscardDelivery;
import dev.kith.application.delivery.LeaseDeliveries;
import dev.kith.application.delivery.ListAttempts;
import dev.kith.application.delivery.ListDeadDeliveries;
import dev.kith.application.delivery.OpenOutbox;
import dev.kith.application.delivery.RetryDelivery;
import dev.kith.application.delivery.SaveCheckpoint;
import dev.kith.application.webhook.ChangeWebhook;
import dev.kith.application.webhook.CreateWebhook;
import dev.kith.application.webhook.DeleteWebhook;
import dev.kith.application.webhook.FindWebhook;
import dev.kith.application.webhook.ListWebhooks;
import dev.kith.application.webhook.ReplayEvents;
import dev.kith.application.webhook.RotateWebhook;
import dev.kith.application.webhook.Webhooks;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/** The use cases of webhooks and of what is sent to them. */
@Factory
final class WebhookUseCases {

    private final SecureRandom random = new SecureRandom();

    @Singleton
    CreateWebhook createWebhook(Webhooks webhooks, Clock clock) {
        return new CreateWebhook(webhooks, clock, random);
    }

    @Singleton
    FindWebhook findWebhook(Webhooks webhooks) {
        return new FindWebhook(webhooks);
    }

    @Singleton
    ListWebhooks listWebhooks(Webhooks webhooks) {
        return new ListWebhooks(webhooks);
    }

    @Singleton
    ChangeWebhook changeWebhook(Webhooks webhooks) {
        return new ChangeWebhook(webhooks);
    }

    @Singleton
    DeleteWebhook deleteWebhook(Webhooks webhooks) {
        return new DeleteWebhook(webhooks);
    }

    @Singleton
    RotateWebhook rotateWebhook(Webhooks webhooks, Clock clock) {
        return new RotateWebhook(webhooks, clock, random);
    }

    @Singleton
    ReplayEvents replayEvents(Webhooks webhooks) {
        return new ReplayEvents(webhooks);
    }

    @Singleton
    LeaseDeliveries leaseDeliveries(Deliveries deliveries, Clock clock) {
        return new LeaseDeliveries(deliveries, clock);
    }

    @Singleton
    OpenOutbox openOutbox(Webhooks webhooks, Deliveries deliveries, Clock clock) {
        return new OpenOutbox(webhooks, deliveries, clock, random);
    }

    @Singleton
    SaveCheckpoint saveCheckpoint(Deliveries deliveries) {
        return new SaveCheckpoint(deliveries);
    }

    @Singleton
    CountDeliveries countDeliveries(Deliveries deliveries) {
        return new CountDeliveries(deliveries);
    }

    @Singleton
    ListAttempts listAttempts(Deliveries deliveries) {
        return new ListAttempts(deliveries);
    }

    @Singleton
    ListDeadDeliveries listDeadDeliveries(Deliveries deliveries) {
        return new ListDeadDeliveries(deliveries);
    }

    @Singleton
    RetryDelivery retryDelivery(Deliveries deliveries, Clock clock) {
        return new RetryDelivery(deliveries, clock);
    }

    @Singleton
    DiscardDelivery discardDelivery(Deliveries deliveries) {
        return new DiscardDelivery(deliveries);
    }
}
