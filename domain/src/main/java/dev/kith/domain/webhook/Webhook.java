package dev.kith.domain.webhook;

import dev.kith.domain.text.TextRule;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An address to which events are sent.
 *
 * @param types the types of the events that are sent, as the owner wrote them: a type, {@code follow.*} or {@code *};
 *     from 1 to {@link #MAX_TYPES}
 * @param batch the most events of one request, from 1 to {@link #MAX_BATCH}
 * @param description what its owner calls it, may be empty
 * @param secrets those that sign, the newest last
 * @param progress how far the sender has come
 */
public record Webhook(
        WebhookId id,
        URI url,
        List<String> types,
        int batch,
        String description,
        Instant created,
        List<WebhookSecret> secrets,
        Progress progress) {

    public static final int MAX_TYPES = 20;
    public static final int MAX_BATCH = 100;
    public static final int MAX_URL = 2_048;
    public static final TextRule DESCRIPTION = TextRule.line(255);

    public Webhook {
        types = List.copyOf(types);
        secrets = List.copyOf(secrets);
    }

    public Webhook with(URI newUrl, List<String> newTypes, int newBatch, String newDescription) {
        return new Webhook(id, newUrl, newTypes, newBatch, newDescription, created, secrets, progress);
    }

    public Webhook with(Progress newProgress) {
        return new Webhook(id, url, types, batch, description, created, secrets, newProgress);
    }

    /**
     * With a new secret. Of the older ones only the newest still signs: each signature makes every request longer.
     *
     * @param overlap how long
     */
    public Webhook rotated(WebhookSecret next, Instant now, Duration overlap) {
        WebhookSecret former = new WebhookSecret(secrets.getLast().secret(), now.plus(overlap));
        List<WebhookSecret> kept = overlap.isZero() ? List.of(next) : List.of(former, next);
        return new Webhook(id, url, types, batch, description, created, kept, progress);
    }

    /** The secrets that sign at a moment, the newest first. */
    public List<WebhookSecret> signing(Instant moment) {
        return secrets.reversed().stream()
                .filter(secret -> secret.signsAt(moment))
                .toList();
    }
}
