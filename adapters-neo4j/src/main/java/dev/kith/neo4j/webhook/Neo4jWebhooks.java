package dev.kith.neo4j.webhook;

import dev.kith.application.webhook.Webhooks;
import dev.kith.domain.webhook.Webhook;
import dev.kith.domain.webhook.WebhookId;
import dev.kith.neo4j.UserLocks;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Webhooks as nodes, see {@link WebhookProperties}. {@link Neo4jDeliveries} stores the progress of a webhook too. */
public final class Neo4jWebhooks implements Webhooks {

    static final String READ = "MATCH (w:Webhook {id: $id}) RETURN w {.*} AS webhook";

    private static final String LIST = "MATCH (w:Webhook) RETURN w {.*} AS webhook ORDER BY w.created, w.id";

    /** The lock keeps two servers from adding the last webhook both. */
    private static final String ADD = """
            MERGE (l:Lease {name: 'new-webhook'}) SET l:Private, l.locked = true REMOVE l.locked
            WITH l, COUNT { MATCH (:Webhook) } AS webhooks WHERE webhooks < $most
            CREATE (w:Webhook:Private) SET w = $webhook RETURN w.id AS id""";

    private static final String LOCK = "MATCH (u:Webhook {id: $id}) " + UserLocks.LOCK + " RETURN u {.*} AS webhook";

    private static final String REPLACE = "MATCH (w:Webhook {id: $id}) SET w += $webhook";

    private static final String REMOVE = """
            MATCH (w:Webhook {id: $id})
            CALL (w) { MATCH (d:WebhookDelivery {webhook: w.id}) WHERE d.number > 0 DELETE d }
            CALL (w) { MATCH (a:WebhookAttempts {webhook: w.id}) WHERE a.upto > 0 DELETE a }
            DELETE w RETURN count(*) AS removed""";

    private final Database database;

    public Neo4jWebhooks(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Webhook> find(WebhookId id) {
        return database.query(READ, Map.of("id", id.value()), Neo4jWebhooks::first);
    }

    @Override
    public List<Webhook> list() {
        return database.query(
                LIST,
                Map.of(),
                rows -> rows.stream()
                        .map(row -> WebhookProperties.webhook(row.map("webhook")))
                        .toList());
    }

    @Override
    public boolean add(Webhook webhook, int most) {
        Map<String, Object> parameters = Map.of("webhook", WebhookProperties.of(webhook), "most", (long) most);
        return database.write(transaction -> !transaction.run(ADD, parameters).isEmpty());
    }

    @Override
    public Optional<Webhook> edit(WebhookId id, UnaryOperator<Webhook> change) {
        return database.write(transaction -> {
            Optional<Webhook> found = first(transaction.run(LOCK, Map.of("id", id.value())));
            Optional<Webhook> changed = found.map(change);
            if (!changed.equals(found)) {
                changed.ifPresent(webhook ->
                        transaction.run(REPLACE, Map.of("id", id.value(), "webhook", WebhookProperties.of(webhook))));
            }
            return changed;
        });
    }

    @Override
    public boolean remove(WebhookId id) {
        return database.write(transaction -> {
            // a sender that stores a checkpoint now would leave deliveries behind
            if (transaction.run(LOCK, Map.of("id", id.value())).isEmpty()) {
                return false;
            }
            return transaction.run(REMOVE, Map.of("id", id.value())).getFirst().number("removed") > 0;
        });
    }

    private static Optional<Webhook> first(List<Row> rows) {
        return rows.stream()
                .map(row -> WebhookProperties.webhook(row.map("webhook")))
                .findFirst();
    }
}
