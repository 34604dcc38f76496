package dev.kith.neo4j.schema;

import dev.kith.neo4j.UserProperties;
import dev.kith.neo4j.spi.Database;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets a property of all users, in batches. */
final class UserUpdates {

    /** Users in a transaction, which must fit into the memory of one transaction. */
    private static final long BATCH = 1_000;

    /** Of several users with one number, the one with the lowest id gets it as external id. */
    private static final String SET_EXTERNAL_ID = """
            SET u.external_id = CASE
              WHEN u.external_id IS NULL AND NOT EXISTS { MATCH (o:User {ext_id: u.ext_id}) WHERE o.id < u.id }
              THEN toString(u.ext_id)
              ELSE u.external_id END""";

    private UserUpdates() {}

    /** Earlier versions and the offline importer wrote users without their places. */
    static void setPlaces(Database database) {
        run(database, UserProperties.SET_PLACE);
    }

    /** Earlier versions stored external ids as numbers, which were not unique. The numbers stay beside their copies. */
    static void copyExternalIds(Database database) {
        run(database, SET_EXTERNAL_ID);
    }

    private static void run(Database database, String set) {
        String statement = "MATCH (u:User) WHERE u.id > $after WITH u ORDER BY u.id LIMIT $limit " + set
                + " RETURN max(u.id) AS last";
        Long last = 0L;
        while (last != null) {
            last = runAfter(last, database, statement);
        }
    }

    /** Returns the last user of the batch; null where there was none. */
    private static @Nullable Long runAfter(long after, Database database, String statement) {
        return database.write(transaction -> transaction
                .run(statement, Map.of("after", after, "limit", BATCH))
                .getFirst()
                .numberOrNull("last"));
    }
}
