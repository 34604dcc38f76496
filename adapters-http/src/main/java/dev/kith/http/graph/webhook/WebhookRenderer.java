package dev.kith.http.graph.webhook;

import dev.kith.application.delivery.CountDeliveries;
import dev.kith.application.delivery.DeliveryCount;
import dev.kith.domain.webhook.Progress;
import dev.kith.domain.webhook.Webhook;
import dev.kith.domain.webhook.WebhookId;
import dev.kith.http.graph.answer.GraphTimes;
import dev.kith.http.graph.event.EventReader;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes webhooks. */
@Singleton
final class WebhookRenderer {

    private final CountDeliveries countDeliveries;
    private final EventReader events;

    WebhookRenderer(CountDeliveries countDeliveries, EventReader events) {
        this.countDeliveries = countDeliveries;
        this.events = events;
    }

    List<Map<String, @Nullable Object>> render(List<Webhook> webhooks) {
        Map<WebhookId, DeliveryCount> counts = countDeliveries.handle();
        long newest = events.bounds().newest().number();
        return webhooks.stream()
                .map(webhook -> render(webhook, counts.getOrDefault(webhook.id(), DeliveryCount.NONE), newest))
                .toList();
    }

    Map<String, @Nullable Object> render(Webhook webhook) {
        return render(List.of(webhook)).getFirst();
    }

    /** With the newest secret, which other answers do not have. */
    Map<String, @Nullable Object> withSecret(Webhook webhook) {
        Map<String, @Nullable Object> json = render(webhook);
        json.put("secret", webhook.secrets().getLast().secret().text());
        return json;
    }

    private static Map<String, @Nullable Object> render(Webhook webhook, DeliveryCount count, long newest) {
        Progress progress = webhook.progress();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", webhook.id().value());
        json.put("url", webhook.url().toString());
        json.put("types", webhook.types());
        json.put("batch", webhook.batch());
        json.put("description", webhook.description());
        json.put("enabled", progress.disabled() == null);
        json.put(
                "disabled_reason",
                progress.disabled() == null ? null : progress.disabled().name().toLowerCase(Locale.ROOT));
        json.put("at", progress.at().toString());
        json.put("behind", Math.max(0, newest - progress.at().number()));
        json.put("replaying", progress.replay() != null);
        json.put("waiting", count.waiting());
        json.put("dead", count.dead());
        json.put("created_at", GraphTimes.text(webhook.created()));
        json.put("last_success_at", time(progress.lastSuccess()));
        json.put("last_failure", failure(progress.lastFailure()));
        return json;
    }

    private static @Nullable Object failure(Progress.@Nullable Failure failure) {
        if (failure == null) {
            return null;
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("at", GraphTimes.text(failure.at()));
        json.put("status", failure.status());
        json.put("error", failure.error());
        return json;
    }

    static @Nullable String time(@Nullable Instant moment) {
        return moment == null ? null : GraphTimes.text(moment);
    }
}
