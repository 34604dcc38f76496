package dev.kith.neo4j.transaction;

import dev.kith.application.transaction.KeyedRequest;
import dev.kith.application.transaction.Transactions;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.spi.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An answer is a node {@code (:Once {key, print, answer, at})}, written in the transaction of what it answers. */
public final class Neo4jTransactions implements Transactions {

    static final String FIND =
            "MATCH (o:Once {key: $key}) WHERE o.at > $expired" + " RETURN o.print AS print, o.answer AS answer";

    /** The second transaction with the key waits here until the first has ended. */
    static final String LOCK = """
            MERGE (o:Once {key: $key}) ON CREATE SET o:Private, o.at = 0
            SET o.locked = true REMOVE o.locked
            WITH o WHERE o.at > $expired
            RETURN o.print AS print, o.answer AS answer""";

    static final String KEEP = "MATCH (o:Once {key: $key}) SET o.print = $print, o.answer = $answer, o.at = $at";

    /** The answers of a step of {@link #forget}. */
    private static final long FORGOTTEN_AT_ONCE = 1_000;

    private static final String COUNT = "MATCH (o:Once) RETURN count(o) AS kept";

    static final String FORGET = """
            MATCH (o:Once) USING INDEX o:Once(at) WHERE o.at > 0
            WITH o ORDER BY o.at LIMIT $batch
            WITH collect(o) AS oldest
            UNWIND range(0, size(oldest) - 1) AS place
            WITH oldest[place] AS o, place WHERE o.at <= $since OR place < $surplus
            DELETE o RETURN count(*) AS deleted""";

    private final JoiningDatabase database;

    public Neo4jTransactions(JoiningDatabase database) {
        this.database = database;
    }

    @Override
    public <T> T together(Supplier<T> writes) {
        return database.together(_ -> writes.get());
    }

    @Override
    public Answer once(KeyedRequest request, Instant now, Supplier<String> writes) {
        Map<String, Object> key = Map.of("key", request.key(), "expired", Micros.of(now.minus(LIFE)));
        Answer earlier = database.query(FIND, key, rows -> earlier(request, rows));
        return earlier != null
                ? earlier
                : database.together(transaction -> {
                    Answer concurrent = earlier(request, transaction.run(LOCK, key));
                    if (concurrent != null) {
                        return concurrent;
                    }
                    String answer = writes.get();
                    transaction.run(
                            KEEP,
                            Map.of(
                                    "key",
                                    request.key(),
                                    "print",
                                    request.fingerprint(),
                                    "answer",
                                    answer,
                                    "at",
                                    Micros.of(now)));
                    return new Answer.First(answer);
                });
    }

    private static @Nullable Answer earlier(KeyedRequest request, List<Row> rows) {
        if (rows.isEmpty()) {
            return null;
        }
        Row kept = rows.getFirst();
        return kept.text("print").equals(request.fingerprint())
                ? new Answer.Repeated(kept.text("answer"))
                : new Answer.OtherRequest();
    }

    @Override
    public boolean forget(Instant since, long most) {
        return database.write(transaction -> {
                    long kept = transaction.run(COUNT, Map.of()).getFirst().number("kept");
                    return transaction
                            .run(
                                    FORGET,
                                    Map.of(
                                            "since",
                                            Micros.of(since),
                                            "surplus",
                                            kept - most,
                                            "batch",
                                            FORGOTTEN_AT_ONCE))
                            .getFirst()
                            .number("deleted");
                })
                == FORGOTTEN_AT_ONCE;
    }
}
