package dev.kith.neo4j.walk;

import dev.kith.application.walk.PrivateWalks;
import dev.kith.domain.user.UserId;
import dev.kith.domain.walk.PrivateEntry;
import dev.kith.domain.walk.PrivateList;
import dev.kith.domain.walk.PrivateWalk;
import dev.kith.domain.walk.WalkCursor;
import dev.kith.domain.walk.WalkPage;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.Statements;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Walks through private lists as ranges of the indexes on the edges. */
public final class Neo4jPrivateWalks implements PrivateWalks {

    /** An entry as it is read, also of a deleted user. */
    private record Read(PrivateEntry entry, boolean isListed) {

        static Read of(Row row) {
            return new Read(
                    new PrivateEntry(
                            new UserId(row.number("user")),
                            Micros.instant(row.number("since")),
                            Micros.instantOrNull(row.numberOrNull("seen")),
                            Micros.instantOrNull(row.numberOrNull("rejected"))),
                    row.flagOr("listed", false));
        }

        boolean isIn(PrivateList list) {
            return isListed
                    && switch (list) {
                        case RECEIVED_REQUESTS -> entry.rejected() == null;
                        case REJECTED_REQUESTS -> entry.rejected() != null;
                        case SENT_REQUESTS, HIDDEN, DISMISSED -> true;
                    };
        }

        WalkCursor place() {
            return new WalkCursor(0, entry.since(), entry.user());
        }
    }

    private final Database database;
    private final int maxRead;
    private final int maxCounted;

    public Neo4jPrivateWalks(Database database) {
        this(database, MAX_READ, MAX_COUNTED);
    }

    Neo4jPrivateWalks(Database database, int maxRead, int maxCounted) {
        this.database = database;
        this.maxRead = maxRead;
        this.maxCounted = maxCounted;
    }

    @Override
    public WalkPage<PrivateEntry> page(PrivateWalk walk, @Nullable WalkCursor after, int limit) {
        FilteredPart<Read> part = database.read(transaction -> FilteredPart.read(
                after,
                limit + 1,
                maxRead,
                (start, size) -> read(transaction, walk, start, size),
                entries -> entries.stream()
                        .filter(entry -> entry.isIn(walk.list()))
                        .toList(),
                Read::place));
        List<Read> shown = part.entries().stream().limit(limit).toList();
        WalkCursor next = part.entries().size() > limit ? shown.getLast().place() : part.stopped();
        return new WalkPage<>(shown.stream().map(Read::entry).toList(), next);
    }

    private static List<Read> read(Statements transaction, PrivateWalk walk, @Nullable WalkCursor start, int size) {
        WalkRange range = WalkRange.after(start, walk.since(), walk.until());
        if (range.isEmpty()) {
            return List.of();
        }
        Map<String, Object> parameters = Map.of(
                "subject", walk.owner().value(),
                "since", range.since(),
                "user", range.user(),
                "from", range.from(),
                "limit", (long) size);
        // a row without values, of an edge that is being deleted, is read again: a shorter page would end the walk
        return transaction.run(PrivateQueries.of(walk.list()).page(), parameters).stream()
                .map(Read::of)
                .limit(size)
                .toList();
    }

    @Override
    public OptionalLong count(PrivateWalk walk) {
        Map<String, Object> parameters = Map.of(
                "subject", walk.owner().value(),
                "from", WalkRange.from(walk.since()),
                "until", WalkRange.until(walk.until()),
                "limit", maxCounted + 1L);
        return database.query(
                PrivateQueries.of(walk.list()).count(), parameters, rows -> count(walk.list(), rows.getFirst()));
    }

    private OptionalLong count(PrivateList list, Row row) {
        return row.number("total") > maxCounted
                ? OptionalLong.empty()
                : OptionalLong.of(
                        switch (list) {
                            case RECEIVED_REQUESTS -> row.number("total") - row.number("rejected");
                            case REJECTED_REQUESTS -> row.number("rejected");
                            case SENT_REQUESTS -> row.number("total");
                            case HIDDEN, DISMISSED -> row.number("listed");
                        });
    }
}
