package dev.kith.neo4j.walk;

import dev.kith.application.walk.AudienceWalks;
import dev.kith.domain.walk.AudienceWalk;
import dev.kith.domain.walk.WalkCursor;
import dev.kith.domain.walk.WalkEntry;
import dev.kith.domain.walk.WalkPage;
import dev.kith.neo4j.spi.Database;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Walks through lists as ranges of the indexes on the edges. */
public final class Neo4jAudienceWalks implements AudienceWalks {

    private final Database database;
    private final int maxLookups;
    private final int maxCounted;

    public Neo4jAudienceWalks(Database database) {
        this(database, MAX_LOOKUPS, MAX_COUNTED);
    }

    Neo4jAudienceWalks(Database database, int maxLookups, int maxCounted) {
        this.database = database;
        this.maxLookups = maxLookups;
        this.maxCounted = maxCounted;
    }

    @Override
    public WalkPage<WalkEntry> page(AudienceWalk walk, @Nullable WalkCursor after, int limit) {
        return database.read(transaction -> new WalkReader(transaction, walk).page(after, limit, maxLookups));
    }

    @Override
    public OptionalLong count(AudienceWalk walk) {
        return database.read(transaction -> new WalkCounter(transaction, walk, maxCounted).count());
    }
}
