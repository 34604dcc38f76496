package dev.kith.application.webhook;

import dev.kith.application.delivery.NumberedAttempt;
import dev.kith.domain.webhook.Delivery;
import dev.kith.domain.webhook.Webhook;
import dev.kith.domain.webhook.WebhookId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Also keeps what {@link dev.kith.application.delivery.InMemoryDeliveries} stores. Every access holds its monitor. */
public final class InMemoryWebhooks implements Webhooks {

    /** What is kept of one webhook. */
    public static final class Kept {
        public Webhook webhook;
        public final Map<String, Delivery> deliveries = new LinkedHashMap<>();
        public final List<NumberedAttempt> attempts = new ArrayList<>();
        public long lastAttempt;

        private Kept(Webhook webhook) {
            this.webhook = webhook;
        }
    }

    public final Map<WebhookId, Kept> kept = new HashMap<>();

    @Override
    public synchronized Optional<Webhook> find(WebhookId id) {
        return Optional.ofNullable(kept.get(id)).map(found -> found.webhook);
    }

    @Override
    public synchronized List<Webhook> list() {
        return kept.values().stream()
                .map(found -> found.webhook)
                .sorted(Comparator.comparing(Webhook::created)
                        .thenComparing(webhook -> webhook.id().value()))
                .toList();
    }

    @Override
    public synchronized boolean add(Webhook webhook, int most) {
        if (kept.size() >= most) {
            return false;
        }
        if (kept.putIfAbsent(webhook.id(), new Kept(webhook)) != null) {
            throw new IllegalStateException("The webhook " + webhook.id() + " was made twice");
        }
        return true;
    }

    @Override
    public synchronized Optional<Webhook> edit(WebhookId id, UnaryOperator<Webhook> change) {
        Kept found = kept.get(id);
        if (found == null) {
            return Optional.empty();
        }
        found.webhook = change.apply(found.webhook);
        return Optional.of(found.webhook);
    }

    @Override
    public synchronized boolean remove(WebhookId id) {
        return kept.remove(id) != null;
    }
}
