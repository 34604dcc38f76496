package dev.kith.application.importing.connection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An import keeps existing connections and adds missing ones, unless a user is unknown or one hides the other. A new
 * connection ends a request.
 */
public final class ConnectionImportRules {

    private record Ends(long low, long high) {}

    private ConnectionImportRules() {}

    /** @param states one per pair, in their order */
    public static ConnectionBatch decide(List<NewConnection> wanted, List<ConnectionState> states) {
        List<NewConnection> created = new ArrayList<>();
        List<NewConnection> endedRequests = new ArrayList<>();
        Set<Ends> seen = new HashSet<>();
        long alreadyThere = 0;
        long hidden = 0;
        long unknownUsers = 0;
        for (int i = 0; i < wanted.size(); i++) {
            NewConnection pair = wanted.get(i);
            ConnectionState state = states.get(i);
            if (!state.listed()) {
                unknownUsers++;
            } else if (state.hidden()) {
                hidden++;
            } else if (state.connected() || !seen.add(new Ends(pair.low(), pair.high()))) {
                alreadyThere++;
            } else {
                created.add(pair);
                if (state.requested()) {
                    endedRequests.add(pair);
                }
            }
        }
        return new ConnectionBatch(created, endedRequests, alreadyThere, hidden, unknownUsers);
    }
}
