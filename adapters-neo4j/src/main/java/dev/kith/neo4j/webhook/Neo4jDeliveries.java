package dev.kith.neo4j.webhook;

import dev.kith.application.delivery.Deliveries;
import dev.kith.application.delivery.DeliveryCount;
import dev.kith.application.delivery.NumberedAttempt;
import dev.kith.domain.webhook.Checkpoint;
import dev.kith.domain.webhook.Delivery;
import dev.kith.domain.webhook.WebhookId;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Deliveries and attempts as nodes that carry the id of their webhook. The attempts of a checkpoint are one node, and
 * the last of them has the number {@code upto}.
 */
public final class Neo4jDeliveries implements Deliveries {

    private static final String LEASE = """
            MERGE (l:Lease {name: 'webhooks'}) SET l:Private, l.locked = true REMOVE l.locked
            WITH l WHERE coalesce(l.holder, $server) = $server OR l.until <= $now
            SET l.holder = $server, l.until = $until RETURN l.holder AS holder""";

    static final String WAITING = """
            MATCH (d:WebhookDelivery) USING INDEX d:WebhookDelivery(webhook, number)
            WHERE d.webhook = $id AND d.number > 0 AND d.dead IS NULL
            RETURN d {.*} AS delivery ORDER BY d.number, d.delivery""";

    static final String DEAD = """
            MATCH (d:WebhookDelivery) USING INDEX d:WebhookDelivery(webhook, number)
            WHERE d.webhook = $id AND d.number >= $number AND d.dead IS NOT NULL
              AND (d.number > $number OR d.delivery > $after)
            RETURN d {.*} AS delivery ORDER BY d.number, d.delivery LIMIT $limit""";

    static final String ATTEMPTS = """
            MATCH (a:WebhookAttempts) USING INDEX a:WebhookAttempts(webhook, upto)
            WHERE a.webhook = $id AND a.upto > 0 RETURN a {.*} AS page ORDER BY a.upto DESC""";

    private static final String COUNTS = """
            MATCH (d:WebhookDelivery)
            RETURN d.webhook AS webhook, sum(CASE WHEN d.dead IS NULL THEN size(d.numbers) ELSE 0 END) AS waiting,
                   sum(CASE WHEN d.dead IS NULL THEN 0 ELSE size(d.numbers) END) AS dead""";

    private static final String LOCK = """
            MATCH (w:Webhook {id: $id}) SET w.locked = true REMOVE w.locked
            WITH w WHERE w.version = $version SET w += $progress RETURN coalesce(w.total, 0) AS total""";

    private static final String REMOVE =
            "UNWIND $removed AS removed MATCH (d:WebhookDelivery {webhook: $id, delivery: removed}) DELETE d";

    private static final String STORE = """
            UNWIND $stored AS stored
            MERGE (d:WebhookDelivery {webhook: $id, delivery: stored.delivery}) SET d = stored, d:Private""";

    private static final String NOTE = """
            MATCH (w:Webhook {id: $id}) SET w.total = $upto
            CREATE (a:WebhookAttempts:Private {webhook: $id, upto: $upto}) SET a += $page""";

    private static final String FORGET = """
            MATCH (a:WebhookAttempts) USING INDEX a:WebhookAttempts(webhook, upto)
            WHERE a.webhook = $id AND a.upto > 0 AND a.upto <= $least DELETE a""";

    private static final String CHANGE_DEAD = """
            MATCH (w:Webhook {id: $id}) SET w.locked = true REMOVE w.locked
            WITH w MATCH (d:WebhookDelivery {webhook: $id, delivery: $delivery}) WHERE d.dead IS NOT NULL
            SET w.version = w.version + 1
            """;

    private static final String RETRY = CHANGE_DEAD + "SET d.attempts = 0, d.next = $now REMOVE d.dead RETURN 1 AS one";

    private static final String DISCARD = CHANGE_DEAD + "DELETE d RETURN 1 AS one";

    private final Database database;

    public Neo4jDeliveries(Database database) {
        this.database = database;
    }

    @Override
    public boolean lease(String server, Instant now, Instant until) {
        Map<String, Object> parameters = Map.of("server", server, "now", Micros.of(now), "until", Micros.of(until));
        return database.write(transaction -> !transaction.run(LEASE, parameters).isEmpty());
    }

    @Override
    public List<Delivery> waiting(WebhookId id) {
        return database.query(WAITING, Map.of("id", id.value()), Neo4jDeliveries::deliveries);
    }

    private static List<Delivery> deliveries(List<Row> rows) {
        return rows.stream()
                .map(row -> DeliveryProperties.delivery(row.map("delivery")))
                .toList();
    }

    @Override
    public boolean save(WebhookId id, Checkpoint checkpoint) {
        String webhook = id.value();
        Map<String, Object> lock = Map.of(
                "id",
                webhook,
                "version",
                checkpoint.progress().version(),
                "progress",
                WebhookProperties.of(checkpoint.progress()));
        return database.write(transaction -> {
            List<Row> found = transaction.run(LOCK, lock);
            if (found.isEmpty()) {
                return false;
            }
            if (!checkpoint.removed().isEmpty()) {
                transaction.run(REMOVE, Map.of("id", webhook, "removed", checkpoint.removed()));
            }
            if (!checkpoint.stored().isEmpty()) {
                List<Map<String, Object>> stored = checkpoint.stored().stream()
                        .map(delivery -> DeliveryProperties.of(webhook, delivery))
                        .toList();
                transaction.run(STORE, Map.of("id", webhook, "stored", stored));
            }
            if (!checkpoint.attempts().isEmpty()) {
                long upto =
                        found.getFirst().number("total") + checkpoint.attempts().size();
                transaction.run(
                        NOTE, Map.of("id", webhook, "upto", upto, "page", AttemptPage.of(checkpoint.attempts())));
                transaction.run(FORGET, Map.of("id", webhook, "least", upto - Checkpoint.MAX_ATTEMPTS));
            }
            return true;
        });
    }

    @Override
    public Map<WebhookId, DeliveryCount> counts() {
        return database.query(
                COUNTS,
                Map.of(),
                rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> new WebhookId(row.text("webhook")),
                                row -> new DeliveryCount(row.number("waiting"), row.number("dead")))));
    }

    @Override
    public List<Delivery> dead(WebhookId id, String after, int limit) {
        Map<String, Object> parameters =
                Map.of("id", id.value(), "number", Delivery.numberOf(after), "after", after, "limit", (long) limit);
        return database.query(DEAD, parameters, Neo4jDeliveries::deliveries);
    }

    @Override
    public boolean retry(WebhookId id, String delivery, Instant now) {
        Map<String, Object> parameters = Map.of("id", id.value(), "delivery", delivery, "now", Micros.of(now));
        return database.write(transaction -> !transaction.run(RETRY, parameters).isEmpty());
    }

    @Override
    public boolean discard(WebhookId id, String delivery) {
        Map<String, Object> parameters = Map.of("id", id.value(), "delivery", delivery);
        return database.write(
                transaction -> !transaction.run(DISCARD, parameters).isEmpty());
    }

    @Override
    public List<NumberedAttempt> attempts(WebhookId id) {
        return database.query(
                ATTEMPTS,
                Map.of("id", id.value()),
                rows -> rows.stream()
                        .flatMap(row -> AttemptPage.attempts(row.map("page")).stream())
                        .limit(Checkpoint.MAX_ATTEMPTS)
                        .toList());
    }
}
