package dev.kith.application.delivery;

import dev.kith.application.webhook.InMemoryWebhooks;
import dev.kith.application.webhook.InMemoryWebhooks.Kept;
import dev.kith.domain.webhook.Attempt;
import dev.kith.domain.webhook.Checkpoint;
import dev.kith.domain.webhook.Delivery;
import dev.kith.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

public final class InMemoryDeliveries implements Deliveries {

    private static final Comparator<Delivery> IN_ORDER =
            Comparator.comparingLong(Delivery::number).thenComparing(Delivery::id);

    private final InMemoryWebhooks webhooks;
    private String holder = "";
    private Instant until = Instant.MIN;

    public InMemoryDeliveries(InMemoryWebhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    public boolean lease(String server, Instant now, Instant newUntil) {
        synchronized (webhooks) {
            if (!holder.equals(server) && until.isAfter(now)) {
                return false;
            }
            holder = server;
            until = newUntil;
            return true;
        }
    }

    @Override
    public List<Delivery> waiting(WebhookId id) {
        synchronized (webhooks) {
            return deliveries(id)
                    .filter(delivery -> delivery.dead() == null)
                    .sorted(IN_ORDER)
                    .toList();
        }
    }

    private Stream<Delivery> deliveries(WebhookId id) {
        Kept kept = webhooks.kept.get(id);
        return kept == null ? Stream.empty() : kept.deliveries.values().stream();
    }

    @Override
    public boolean save(WebhookId id, Checkpoint checkpoint) {
        synchronized (webhooks) {
            Kept kept = webhooks.kept.get(id);
            if (kept == null
                    || kept.webhook.progress().version()
                            != checkpoint.progress().version()) {
                return false;
            }
            kept.webhook = kept.webhook.with(checkpoint.progress());
            checkpoint.removed().forEach(kept.deliveries::remove);
            checkpoint.stored().forEach(delivery -> kept.deliveries.put(delivery.id(), delivery));
            for (Attempt attempt : checkpoint.attempts()) {
                kept.lastAttempt++;
                kept.attempts.addFirst(new NumberedAttempt(kept.lastAttempt, attempt));
            }
            if (kept.attempts.size() > Checkpoint.MAX_ATTEMPTS) {
                kept.attempts
                        .subList(Checkpoint.MAX_ATTEMPTS, kept.attempts.size())
                        .clear();
            }
            return true;
        }
    }

    @Override
    public Map<WebhookId, DeliveryCount> counts() {
        synchronized (webhooks) {
            Map<WebhookId, DeliveryCount> counts = new HashMap<>();
            webhooks.kept.forEach((id, kept) -> {
                DeliveryCount count = new DeliveryCount(events(kept, false), events(kept, true));
                if (!count.equals(DeliveryCount.NONE)) {
                    counts.put(id, count);
                }
            });
            return counts;
        }
    }

    private static long events(Kept kept, boolean areDead) {
        return kept.deliveries.values().stream()
                .filter(delivery -> (delivery.dead() != null) == areDead)
                .mapToLong(delivery -> delivery.entries().size())
                .sum();
    }

    @Override
    public List<Delivery> dead(WebhookId id, String after, int limit) {
        long number = Delivery.numberOf(after);
        synchronized (webhooks) {
            return deliveries(id)
                    .filter(delivery -> delivery.dead() != null)
                    .filter(delivery -> delivery.number() > number
                            || (delivery.number() == number && delivery.id().compareTo(after) > 0))
                    .sorted(IN_ORDER)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public boolean retry(WebhookId id, String delivery, Instant now) {
        return changeDead(
                id,
                delivery,
                (kept, dead) -> kept.deliveries.put(delivery, new Delivery(dead.entries(), 0, now, null)));
    }

    @Override
    public boolean discard(WebhookId id, String delivery) {
        return changeDead(id, delivery, (kept, dead) -> kept.deliveries.remove(delivery));
    }

    private boolean changeDead(WebhookId id, String delivery, BiConsumer<Kept, Delivery> change) {
        synchronized (webhooks) {
            Kept kept = webhooks.kept.get(id);
            if (kept == null) {
                return false;
            }
            Delivery found = kept.deliveries.get(delivery);
            if (found == null || found.dead() == null) {
                return false;
            }
            change.accept(kept, found);
            kept.webhook = kept.webhook.with(kept.webhook.progress().changed());
            return true;
        }
    }

    @Override
    public List<NumberedAttempt> attempts(WebhookId id) {
        synchronized (webhooks) {
            Kept kept = webhooks.kept.get(id);
            return kept == null ? List.of() : List.copyOf(kept.attempts);
        }
    }
}
