package dev.kith.neo4j.search;

import dev.kith.application.search.Searches;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.page.Page;
import dev.kith.domain.search.UserSearch;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.CountedPage;
import dev.kith.neo4j.HiddenUsers;
import dev.kith.neo4j.audience.AudienceQueries;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.Statements;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Searches over indexes. Names that begin with a text are a range of an index, already in order, so a common text costs
 * no more than a rare one. A text index finds names that contain the text elsewhere. Growing circles find the nearest
 * users.
 */
public final class Neo4jSearches implements Searches {

    static final String NAMED = """
            UNWIND range(0, size($keys) - 1) AS place
            MATCH (u:User {username_key: $keys[place]}) WHERE u:Listed AND NOT u.id IN $hidden
            RETURN u.id AS id ORDER BY place""";

    static final String FOLLOWINGS = AudienceQueries.of(AudienceKind.FOLLOWINGS).whole();

    private final Database database;

    public Neo4jSearches(Database database) {
        this.database = database;
    }

    @Override
    public Page<UserId> page(UserSearch search) {
        return database.read(transaction -> {
            SearchQueries queries = new SearchQueries(
                    search, HiddenUsers.by(transaction, search.filter().viewer()));
            if (search.followedBy() != null) {
                queries.among(followings(transaction, search.followedBy()));
            }
            return CountedPage.read(
                    search.filter().offset(), () -> page(transaction, queries, search), Function.identity());
        });
    }

    private static Page<UserId> page(Statements transaction, SearchQueries queries, UserSearch search) {
        long total = queries.count(transaction, queries.baseConditions());
        return new Page<>(
                total, total <= search.filter().offset().start() ? List.of() : queries.ids(transaction, total));
    }

    @Override
    public List<UserId> named(List<Username> names, @Nullable UserId viewer) {
        List<String> keys = names.stream().map(Username::key).toList();
        return database.read(transaction -> {
            List<Long> hidden = HiddenUsers.by(transaction, viewer);
            return ids(transaction.run(NAMED, Map.of("keys", keys, "hidden", hidden)));
        });
    }

    private static List<Long> followings(Statements transaction, UserId of) {
        return transaction.run(FOLLOWINGS, followingsOf(of)).stream()
                .map(row -> row.number("user"))
                .toList();
    }

    static Map<String, Object> followingsOf(UserId user) {
        return Map.of("subject", user.value(), "offset", 0L, "limit", (long) UserSearch.MAX_FOLLOWINGS);
    }

    static List<UserId> ids(List<Row> rows) {
        return rows.stream().map(row -> new UserId(row.number("id"))).toList();
    }
}
