package dev.kith.application.delivery;

import dev.kith.domain.webhook.Checkpoint;
import dev.kith.domain.webhook.Delivery;
import dev.kith.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Stores what the sender of webhooks needs to go on after a crash, and what came of its requests. */
public interface Deliveries {

    /**
     * Makes a server the only one that sends, or keeps it so. Another server may take its place when the time has
     * passed.
     *
     * @param server a name that no other server has
     * @param until not after {@code now} to give the place up
     * @return false if another server has the place
     */
    boolean lease(String server, Instant now, Instant until);

    /** The deliveries of a webhook that wait, in the order of their events. */
    List<Delivery> waiting(WebhookId id);

    /**
     * Stores a checkpoint in one step, and keeps the last {@link Checkpoint#MAX_ATTEMPTS} attempts.
     *
     * @return false if the webhook is deleted, or if its progress has another version; then nothing is stored
     */
    boolean save(WebhookId id, Checkpoint checkpoint);

    /** How many events wait and are dead, for each webhook that has any. */
    Map<WebhookId, DeliveryCount> counts();

    /**
     * Dead deliveries of a webhook in the order of their events.
     *
     * @param after only those after the delivery of this id, which need not exist; empty for all
     * @param limit 1 or more
     */
    List<Delivery> dead(WebhookId id, String after, int limit);

    /**
     * Makes a dead delivery wait again, as if it had never failed, and changes the version of the progress.
     *
     * @return false if there is no such dead delivery
     */
    boolean retry(WebhookId id, String delivery, Instant now);

    /**
     * Deletes a dead delivery, and changes the version of the progress.
     *
     * @return false if there is no such dead delivery
     */
    boolean discard(WebhookId id, String delivery);

    /** The attempts of a webhook that are kept, the newest first. */
    List<NumberedAttempt> attempts(WebhookId id);
}
