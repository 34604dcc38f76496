package dev.kith.neo4j.user;

import dev.kith.application.user.Users;
import dev.kith.domain.search.UserFilter;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.neo4j.UserProperties;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.Statements;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Walks by id through the users that a filter lets through. Users of one status are a range of an index. Users with a
 * text in their names are collected from an index, at most so many, and then sorted.
 */
final class FilteredUsers {

    private static final String STATUS =
            "MATCH (u:Listed) USING INDEX SEEK u:Listed(status, id) WHERE u.status = $status AND u.id > ";

    static final String OF_STATUS = STATUS + "$after RETURN u.id AS id ORDER BY u.status, u.id LIMIT $limit";

    static final String COUNT_OF_STATUS = STATUS + "0 WITH u LIMIT $bound RETURN count(u) AS count";

    static final String WITH_TEXT = named("USING TEXT INDEX u:Listed(%1$s) WHERE u.%1$s CONTAINS $text");

    /** For a text that is too short for {@link #WITH_TEXT}. */
    static final String BEGINNING_WITH_TEXT =
            named("USING RANGE INDEX SEEK u:Listed(%1$s, id) WHERE u.%1$s STARTS WITH $text AND u.id IS NOT NULL");

    private static final long BOUND = Users.MAX_MATCHES + 1L;

    private static final String SUSPENDED = UserProperties.letter(UserStatus.BLOCKED);

    private final Statements transaction;
    private final UserFilter filter;

    FilteredUsers(Statements transaction, UserFilter filter) {
        this.transaction = transaction;
        this.filter = filter;
    }

    /** @param condition on a key of names */
    private static String named(String condition) {
        return Stream.of("username_key", "real_name_key")
                .map(key -> "MATCH (u:Listed) " + condition.formatted(key)
                        + " RETURN u.id AS id, u.status AS status LIMIT $bound")
                .collect(Collectors.joining(" UNION "));
    }

    Users.Matches after(long after, int limit) {
        String text = filter.text();
        return text == null ? ofStatus(after, limit) : withText(text, after, limit);
    }

    private Users.Matches ofStatus(long after, int limit) {
        String status =
                Boolean.TRUE.equals(filter.suspended()) ? SUSPENDED : UserProperties.letter(UserStatus.APPROVED);
        List<UserId> ids = ids(
                transaction.run(OF_STATUS, Map.of("status", status, "after", after, "limit", (long) limit)).stream());
        long count = transaction
                .run(COUNT_OF_STATUS, Map.of("status", status, "bound", BOUND))
                .getFirst()
                .number("count");
        return new Users.Matches(ids, count < BOUND ? (Long) count : null, true);
    }

    private Users.Matches withText(String text, long after, int limit) {
        List<Row> candidates = transaction.run(
                UserFilter.isInner(text) ? WITH_TEXT : BEGINNING_WITH_TEXT, Map.of("text", text, "bound", BOUND));
        boolean complete = candidates.size() < BOUND;
        List<UserId> all = ids(candidates.stream()
                .limit(Users.MAX_MATCHES)
                .filter(row -> filter.suspended() == null
                        || filter.suspended() == row.text("status").equals(SUSPENDED)));
        return new Users.Matches(
                all.stream().filter(id -> id.value() > after).limit(limit).toList(),
                complete ? (Long) (long) all.size() : null,
                complete);
    }

    private static List<UserId> ids(Stream<Row> rows) {
        return rows.map(row -> row.number("id")).sorted().map(UserId::new).toList();
    }
}
