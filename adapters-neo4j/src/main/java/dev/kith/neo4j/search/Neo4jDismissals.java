package dev.kith.neo4j.search;

import dev.kith.application.suggestion.Dismissals;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.UserLocks;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Statements;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An edge for each dismissal. Each change locks both users, so that no edge outlives the deletion of a user. */
public final class Neo4jDismissals implements Dismissals {

    static final String DISMISS = """
            MATCH (a:User {id: $user}), (b:User {id: $other})
            WHERE NOT EXISTS { MATCH ()-[d:DISMISSED {dismisser: $user, dismissed: $other}]->()
              USING INDEX SEEK d:DISMISSED(dismisser, dismissed) }
            CREATE (a)-[:DISMISSED {dismisser: $user, dismissed: $other, since: $since}]->(b)
            RETURN count(*) AS changed""";

    static final String RESTORE = """
            MATCH ()-[d:DISMISSED {dismisser: $user, dismissed: $other}]->()
              USING INDEX SEEK d:DISMISSED(dismisser, dismissed)
            DELETE d
            RETURN count(*) AS changed""";

    private final Database database;

    public Neo4jDismissals(Database database) {
        this.database = database;
    }

    @Override
    public Answer dismiss(UserId user, UserId other, Instant since) {
        return change(
                user,
                other,
                transaction -> isChanged(
                        transaction,
                        DISMISS,
                        Map.of("user", user.value(), "other", other.value(), "since", Micros.of(since))));
    }

    @Override
    public Answer restore(UserId user, UserId other) {
        return change(
                user,
                other,
                transaction -> isChanged(transaction, RESTORE, Map.of("user", user.value(), "other", other.value())));
    }

    private Answer change(UserId user, UserId other, Predicate<Statements> change) {
        return database.write(transaction -> {
            UserLocks.lock(transaction, Stream.of(user, other));
            for (UserId id : List.of(user, other)) {
                if (!UserLocks.lockUndeleted(transaction, id)) {
                    return new Answer.NoSuchUser(id);
                }
            }
            return new Answer.Done(change.test(transaction));
        });
    }

    private static boolean isChanged(Statements transaction, String statement, Map<String, Object> parameters) {
        return transaction.run(statement, parameters).getFirst().number("changed") > 0;
    }
}
