package dev.kith.neo4j.webhook;

import dev.kith.domain.account.Secret;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.webhook.Progress;
import dev.kith.domain.webhook.Progress.Disabled;
import dev.kith.domain.webhook.Progress.Failure;
import dev.kith.domain.webhook.Progress.Replay;
import dev.kith.domain.webhook.Webhook;
import dev.kith.domain.webhook.WebhookId;
import dev.kith.domain.webhook.WebhookSecret;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.spi.Row;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as the properties of a node. The secrets are two lists of one length: their texts, and their ends in
 * microseconds since 1970, {@link #NEVER} for none.
 */
final class WebhookProperties {

    private static final long NEVER = -1;

    private WebhookProperties() {}

    /** A property that is null is absent from the node. */
    static Map<String, Object> of(Webhook webhook) {
        Map<String, Object> node = new HashMap<>(of(webhook.progress()));
        node.put("id", webhook.id().value());
        node.put("url", webhook.url().toString());
        node.put("types", webhook.types());
        node.put("batch", (long) webhook.batch());
        node.put("description", webhook.description());
        node.put("created", Micros.of(webhook.created()));
        node.put(
                "secrets",
                webhook.secrets().stream().map(secret -> secret.secret().text()).toList());
        node.put(
                "ends",
                webhook.secrets().stream()
                        .map(secret -> secret.until() == null ? (Long) NEVER : Micros.of(secret.until()))
                        .toList());
        return node;
    }

    static Map<String, Object> of(Progress progress) {
        Map<String, Object> node = new HashMap<>();
        Replay replay = progress.replay();
        Failure failure = progress.lastFailure();
        node.put("at", progress.at().toString());
        node.put("replay_after", replay == null ? null : replay.after().toString());
        node.put("replay_to", replay == null ? null : replay.to());
        node.put("version", progress.version());
        node.put(
                "disabled",
                progress.disabled() == null ? null : progress.disabled().name().toLowerCase(Locale.ROOT));
        node.put("failures", (long) progress.failures());
        node.put("failing_since", Micros.ofNullable(progress.failingSince()));
        node.put("last_success", Micros.ofNullable(progress.lastSuccess()));
        node.put("failure_at", failure == null ? null : Micros.of(failure.at()));
        node.put("failure_status", failure == null || failure.status() == null ? null : (Long) (long) failure.status());
        node.put("failure_error", failure == null ? null : failure.error());
        return node;
    }

    static Webhook webhook(Row node) {
        List<String> texts = node.textsOrEmpty("secrets");
        List<Long> ends = node.numbersOrEmpty("ends");
        List<WebhookSecret> secrets = new ArrayList<>();
        for (int place = 0; place < texts.size(); place++) {
            long end = ends.get(place);
            secrets.add(new WebhookSecret(new Secret(texts.get(place)), end == NEVER ? null : Micros.instant(end)));
        }
        return new Webhook(
                new WebhookId(node.text("id")),
                URI.create(node.text("url")),
                node.textsOrEmpty("types"),
                (int) node.number("batch"),
                node.text("description"),
                Micros.instant(node.number("created")),
                secrets,
                progress(node));
    }

    private static Progress progress(Row node) {
        String replay = node.textOrNull("replay_after");
        String disabled = node.textOrNull("disabled");
        return new Progress(
                position(node.text("at")),
                replay == null ? null : new Replay(position(replay), node.number("replay_to")),
                node.number("version"),
                disabled == null ? null : Disabled.valueOf(disabled.toUpperCase(Locale.ROOT)),
                (int) node.number("failures"),
                Micros.instantOrNull(node.numberOrNull("failing_since")),
                Micros.instantOrNull(node.numberOrNull("last_success")),
                failure(node));
    }

    private static @Nullable Failure failure(Row node) {
        Long at = node.numberOrNull("failure_at");
        Long status = node.numberOrNull("failure_status");
        return at == null
                ? null
                : new Failure(
                        Micros.instant(at),
                        status == null ? null : (Integer) status.intValue(),
                        node.textOrNull("failure_error"));
    }

    private static JournalPosition position(String text) {
        return JournalPosition.parse(text)
                .orElseThrow(() -> new IllegalStateException("Not a position in the journal: " + text));
    }
}
