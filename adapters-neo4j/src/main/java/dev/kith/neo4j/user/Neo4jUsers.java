package dev.kith.neo4j.user;

import dev.kith.application.user.CreateUserAnswer;
import dev.kith.application.user.EditUserAnswer;
import dev.kith.application.user.NewUser;
import dev.kith.application.user.Users;
import dev.kith.domain.change.Change;
import dev.kith.domain.page.Page;
import dev.kith.domain.search.UserFilter;
import dev.kith.domain.search.UserQuery;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserCounters;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserReference;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.UserSummary;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.ConstraintRetry;
import dev.kith.neo4j.CountedPage;
import dev.kith.neo4j.HiddenUsers;
import dev.kith.neo4j.Sequences;
import dev.kith.neo4j.TagProperties;
import dev.kith.neo4j.UserLocks;
import dev.kith.neo4j.UserProperties;
import dev.kith.neo4j.journal.ChangeRows;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.Statements;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Users as nodes. Counters are degrees: they are read for each answer and never stored. */
public final class Neo4jUsers implements Users {

    static final String BY_ID = "MATCH (u:User {id: $id}) RETURN u {.*, place: null} AS user";

    private static final String TAKEN_ID =
            "MATCH (u:User {id: $id}) RETURN u.id AS id UNION MATCH (u:Gone {id: $id}) RETURN u.id AS id";

    static final String BY_UUID = "MATCH (u:User {uuid: $uuid}) RETURN u {.*, place: null} AS user";

    static final String BY_USERNAME = "MATCH (u:User {username_key: $key}) RETURN u {.*, place: null} AS user";

    private static final List<String> KEYS = List.of("id", "uuid", "external_id", "username_key");

    /** The user of each key, by its place. A key that no user has gives no row. */
    static final String BY_KEYS = KEYS.stream()
            .map(property -> """
                    UNWIND $keys_%1$s AS key
                    MATCH (u:User {%1$s: key[1]}) WHERE u.status <> '%2$s'
                    RETURN key[0] AS place, u.id AS id
                    """.formatted(property, UserProperties.letter(UserStatus.HARD_DELETED)))
            .collect(Collectors.joining("UNION ALL\n"));

    /** A condition on the external id would make Neo4j scan its index. */
    static final String EXTERNAL_IDS = """
            UNWIND $ids AS id
            MATCH (u:User {id: id}) WHERE u.status <> '%s'
            RETURN id, u.external_id AS external_id""".formatted(UserProperties.letter(UserStatus.HARD_DELETED));

    private static final String BY_EXTERNAL_ID = "MATCH (u:User {external_id: $id}) RETURN u.id AS id";

    private static final String BY_EMAIL = "MATCH (u:User {email_key: $key}) RETURN u.id AS id";

    /** Cypher map of what {@link #summary} reads, for the node {@code u}. */
    public static final String SUMMARY = """
            {user: u {.*, place: null},
             followers: COUNT { (u)<-[:FOLLOWS]-() },
             followings: COUNT { (u)-[:FOLLOWS]->() },
             connections: COUNT { (u)-[:CONNECTED]-() },
             requestsSent: COUNT { (u)-[:REQUESTED]->() },
             requestsReceived: COUNT { (u)<-[:REQUESTED]-() },
             posts: COUNT { (u)-[:WROTE_POST]->() },
             discussions: COUNT { (u)-[:WROTE_DISCUSSION]->() },
             statuses: COUNT { (u)-[:WROTE_STATUS]->() },
             categories: COUNT { (u)-[:FOLLOWS_CATEGORY]->() },
             tags: COLLECT {
               MATCH (u)-[:TAGGED]->(t:Tag) WHERE %s
               RETURN t {.*} ORDER BY t.id }}""".formatted(TagProperties.IS_VISIBLE);

    static final String SUMMARIES = "UNWIND $ids AS id MATCH (u:User {id: id}) RETURN " + SUMMARY + " AS summary";

    static final String IDS_AFTER = "MATCH (u:Listed) WHERE u.id > $after RETURN u.id AS id ORDER BY u.id LIMIT $limit";

    /** Advances the sequence only for a user that is created, so a refused one leaves no gap. */
    private static final String CREATE = Sequences.USERS.setLast() + " CREATE (u:" + UserProperties.LABELS
            + ") SET u = $properties " + UserProperties.SET_PLACE;

    private static final String LOCK =
            "MATCH (u:User {id: $id}) " + UserLocks.LOCK + " RETURN u {.*, place: null} AS user";

    /** Keeps the external id that an earlier version stored as a number. */
    private static final String SET_PROPERTIES =
            "MATCH (u:User {id: $id}) WITH u, u.ext_id AS number SET u = $properties SET u.ext_id = number ";

    private static final String REPLACE = SET_PROPERTIES + "SET u:Listed " + UserProperties.SET_PLACE;

    private static final String REPLACE_UNLISTED = SET_PROPERTIES + "REMOVE u:Listed " + UserProperties.SET_PLACE;

    private final Database database;

    public Neo4jUsers(Database database) {
        this.database = database;
    }

    @Override
    public Optional<User> find(UserId id) {
        return database.query(BY_ID, Map.of("id", id.value()), Neo4jUsers::only);
    }

    @Override
    public Optional<User> find(UUID uuid) {
        return database.query(BY_UUID, Map.of("uuid", uuid.toString()), Neo4jUsers::only);
    }

    @Override
    public Optional<User> find(Username name) {
        return database.query(BY_USERNAME, Map.of("key", name.key()), Neo4jUsers::only);
    }

    private static Optional<User> only(List<Row> rows) {
        return rows.stream()
                .map(row -> UserProperties.user(row.map("user")))
                .filter(user -> user.status() != UserStatus.HARD_DELETED)
                .findFirst();
    }

    @Override
    public Map<UserReference.Key, UserId> ids(Collection<UserReference.Key> keys) {
        List<UserReference.Key> places = List.copyOf(keys);
        Map<String, Object> parameters = new HashMap<>();
        KEYS.forEach(property -> {
            List<List<Object>> found = new ArrayList<>();
            for (long place = 0; place < places.size(); place++) {
                Map.Entry<String, Object> key = property(places.get((int) place));
                if (key.getKey().equals(property)) {
                    found.add(List.of(place, key.getValue()));
                }
            }
            parameters.put("keys_" + property, found);
        });
        return database.query(
                BY_KEYS,
                parameters,
                rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> places.get((int) row.number("place")),
                                row -> new UserId(row.number("id")),
                                (one, same) -> same)));
    }

    private static Map.Entry<String, Object> property(UserReference.Key key) {
        return switch (key) {
            case UserReference.ById(var id) -> Map.entry("id", id.value());
            case UserReference.ByUuid(var uuid) -> Map.entry("uuid", uuid.toString());
            case UserReference.ByExternalId(var id) -> Map.entry("external_id", id.value());
            case UserReference.ByUsername(var name) -> Map.entry("username_key", name.key());
        };
    }

    @Override
    public Map<UserId, ExternalId> externalIds(Collection<UserId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return database.query(
                EXTERNAL_IDS,
                Map.of("ids", ids.stream().distinct().map(UserId::value).toList()),
                rows -> rows.stream()
                        .filter(row -> row.textOrNull("external_id") != null)
                        .collect(Collectors.toMap(
                                row -> new UserId(row.number("id")), row -> new ExternalId(row.text("external_id")))));
    }

    @Override
    public List<UserSummary> summaries(Collection<UserId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, Object> parameters =
                Map.of("ids", ids.stream().map(UserId::value).toList());
        return database.query(
                SUMMARIES,
                parameters,
                rows -> rows.stream()
                        .map(row -> summary(row.map("summary")))
                        .filter(summary -> summary.user().status() != UserStatus.HARD_DELETED)
                        .toList());
    }

    /** @param row a {@link #SUMMARY} */
    public static UserSummary summary(Row row) {
        return new UserSummary(
                UserProperties.user(row.map("user")),
                new UserCounters(
                        row.number("followers"),
                        row.number("followings"),
                        row.number("connections"),
                        row.number("requestsSent"),
                        row.number("requestsReceived"),
                        row.number("posts"),
                        row.number("discussions"),
                        row.number("statuses"),
                        row.number("categories")),
                row.maps("tags").stream().map(TagProperties::tag).toList());
    }

    @Override
    public Page<UserId> list(UserQuery query) {
        return database.read(transaction -> {
            Map<String, Object> parameters = new HashMap<>();
            UserListing listing = new UserListing(query, HiddenUsers.by(transaction, query.viewer()), parameters);
            parameters.put("offset", query.offset().start());
            parameters.put("limit", (long) query.offset().limit());
            return CountedPage.read(
                    query.offset(),
                    () -> new Page<>(
                            transaction
                                    .run(listing.count(), parameters)
                                    .getFirst()
                                    .number("total"),
                            transaction.run(listing.page(), parameters).stream()
                                    .map(row -> new UserId(row.number("id")))
                                    .toList()),
                    Function.identity());
        });
    }

    @Override
    public List<UserId> idsAfter(long after, int limit) {
        return database.query(
                IDS_AFTER,
                Map.of("after", after, "limit", (long) limit),
                rows -> rows.stream().map(row -> new UserId(row.number("id"))).toList());
    }

    @Override
    public Matches matching(UserFilter filter, long after, int limit) {
        if (filter.matchesNobody()) {
            return new Matches(List.of(), 0L, true);
        }
        return database.read(transaction -> new FilteredUsers(transaction, filter).after(after, limit));
    }

    @Override
    public CreateUserAnswer create(NewUser wanted) {
        return ConstraintRetry.write(database, transaction -> create(transaction, wanted));
    }

    @Override
    public List<CreateUserAnswer> createAll(List<NewUser> users) {
        return ConstraintRetry.write(
                database,
                transaction ->
                        users.stream().map(user -> create(transaction, user)).toList());
    }

    /** Creates the user as part of a transaction of the caller, who runs it by {@link ConstraintRetry}. */
    public static CreateUserAnswer create(Statements transaction, NewUser wanted) {
        long last = Sequences.USERS.lock(transaction);
        UserId id = wanted.id() == null ? new UserId(last + 1) : wanted.id();
        if (!transaction.run(TAKEN_ID, Map.of("id", id.value())).isEmpty()) {
            return new CreateUserAnswer.IdTaken();
        }
        if (isUsernameTaken(transaction, wanted.username(), id)) {
            return new CreateUserAnswer.UsernameTaken();
        }
        if (isEmailTaken(transaction, wanted.email(), id)) {
            return new CreateUserAnswer.EmailTaken();
        }
        if (isExternalIdTaken(transaction, wanted.externalId(), id)) {
            return new CreateUserAnswer.ExternalIdTaken();
        }
        User user = wanted.under(id);
        transaction.run(CREATE, Map.of("last", Math.max(last, id.value()), "properties", UserProperties.of(user)));
        ChangeRows.record(transaction, new Change.UserCreated(id, null));
        return new CreateUserAnswer.Created(user);
    }

    @Override
    public EditUserAnswer edit(UserId id, UnaryOperator<User> change) {
        return ConstraintRetry.write(database, transaction -> edit(transaction, id, change));
    }

    /** Edits the user as part of a transaction of the caller, who runs it by {@link ConstraintRetry}. */
    public static EditUserAnswer edit(Statements transaction, UserId id, UnaryOperator<User> change) {
        Optional<User> found = only(transaction.run(LOCK, Map.of("id", id.value())));
        if (found.isEmpty()) {
            return new EditUserAnswer.NoSuchUser();
        }
        User next = change.apply(found.get());
        if (isUsernameTaken(transaction, next.username(), id)) {
            return new EditUserAnswer.UsernameTaken();
        }
        if (isEmailTaken(transaction, next.email(), id)) {
            return new EditUserAnswer.EmailTaken();
        }
        if (!Objects.equals(next.externalId(), found.get().externalId())
                && isExternalIdTaken(transaction, next.externalId(), id)) {
            return new EditUserAnswer.ExternalIdTaken();
        }
        if (!next.equals(found.get())) {
            String replace = next.status().isDeleted() ? REPLACE_UNLISTED : REPLACE;
            transaction.run(replace, Map.of("id", id.value(), "properties", UserProperties.of(next)));
            Change.ofEdit(found.get(), next, null).forEach(changed -> ChangeRows.record(transaction, changed));
        }
        return new EditUserAnswer.Edited(next);
    }

    private static boolean isUsernameTaken(Statements transaction, Username name, UserId by) {
        return transaction.run(BY_USERNAME, Map.of("key", name.key())).stream()
                .anyMatch(row -> row.map("user").number("id") != by.value());
    }

    private static boolean isExternalIdTaken(Statements transaction, @Nullable ExternalId externalId, UserId by) {
        return externalId != null
                && transaction.run(BY_EXTERNAL_ID, Map.of("id", externalId.value())).stream()
                        .anyMatch(row -> row.number("id") != by.value());
    }

    private static boolean isEmailTaken(Statements transaction, @Nullable String email, UserId by) {
        String key = UserProperties.emailKey(email);
        return key != null
                && transaction.run(BY_EMAIL, Map.of("key", key)).stream()
                        .anyMatch(row -> row.number("id") != by.value());
    }
}
