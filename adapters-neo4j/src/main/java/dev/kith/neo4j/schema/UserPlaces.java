package dev.kith.neo4j.schema;

import dev.kith.neo4j.UserProperties;
import dev.kith.neo4j.spi.Database;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets the places of all users. Earlier versions and the offline importer wrote users without their places. */
final class UserPlaces {

    /** Users in a transaction, which must fit into the memory of one transaction. */
    private static final long BATCH = 1_000;

    private static final String FILL = "MATCH (u:User) WHERE u.id > $after WITH u ORDER BY u.id LIMIT $limit "
            + UserProperties.SET_PLACE + " RETURN max(u.id) AS last";

    private UserPlaces() {}

    static void fill(Database database) {
        Long last = 0L;
        while (last != null) {
            last = fillAfter(last, database);
        }
    }

    /** Returns the last user of the batch; null where there was none. */
    private static @Nullable Long fillAfter(long after, Database database) {
        return database.write(transaction -> transaction
                .run(FILL, Map.of("after", after, "limit", BATCH))
                .getFirst()
                .numberOrNull("last"));
    }
}
