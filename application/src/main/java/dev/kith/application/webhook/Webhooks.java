package dev.kith.application.webhook;

import dev.kith.domain.webhook.Webhook;
import dev.kith.domain.webhook.WebhookId;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Stores webhooks. Their secrets are readable, because they sign. Times are stored to the microsecond. */
public interface Webhooks {

    Optional<Webhook> find(WebhookId id);

    /** All webhooks, the oldest first. */
    List<Webhook> list();

    /**
     * Stores a new webhook, whose id is random.
     *
     * @param most how many webhooks there may be
     * @return false if there were as many, and nothing was stored
     */
    boolean add(Webhook webhook, int most);

    /**
     * Changes a webhook in one atomic step. The change may run more than once and must keep the id.
     *
     * @return the changed webhook, empty if there is none with this id
     */
    Optional<Webhook> edit(WebhookId id, UnaryOperator<Webhook> change);

    /**
     * Deletes a webhook, its deliveries and its attempts.
     *
     * @return false if there is none with this id
     */
    boolean remove(WebhookId id);
}
