package dev.kith.neo4j;

import dev.kith.domain.user.UserId;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.Statements;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The users that a viewer hides: pages and totals for the viewer leave them out. */
public final class HiddenUsers {

    /** Reads no node, so it includes deleted users; that does no harm, because no list contains them. */
    static final String BY_VIEWER = "MATCH ()-[h:HIDES]->() USING INDEX SEEK h:HIDES(hider, hidden)"
            + " WHERE h.hider = $viewer AND h.hidden IS NOT NULL RETURN collect(h.hidden) AS hidden";

    private HiddenUsers() {}

    public static List<Long> by(Database database, UserId viewer) {
        return database.query(BY_VIEWER, Map.of("viewer", viewer.value()), HiddenUsers::ids);
    }

    /** @param viewer null for an anonymous viewer, who hides no one */
    public static List<Long> by(Statements transaction, @Nullable UserId viewer) {
        return viewer == null ? List.of() : ids(transaction.run(BY_VIEWER, Map.of("viewer", viewer.value())));
    }

    private static List<Long> ids(List<Row> rows) {
        return rows.getFirst().numbers("hidden");
    }
}
