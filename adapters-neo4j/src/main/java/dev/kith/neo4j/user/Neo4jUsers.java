package dev.kith.neo4j.user;

import dev.kith.application.user.CreateUserAnswer;
import dev.kith.application.user.EditUserAnswer;
import dev.kith.application.user.NewUser;
import dev.kith.application.user.Users;
import dev.kith.domain.page.Page;
import dev.kith.domain.search.UserQuery;
import dev.kith.domain.user.TextFolding;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserCounters;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.UserSummary;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.Neo4jCodes;
import dev.kith.neo4j.TopicProperties;
import dev.kith.neo4j.UserProperties;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.StatementFailed;
import dev.kith.neo4j.spi.Statements;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Users as nodes. Counters are degrees, read when asked and kept nowhere. */
public final class Neo4jUsers implements Users {

    public static final String BY_ID = "MATCH (u:User {id: $id}) RETURN u {.*, place: null} AS user";

    private static final String ID_GIVEN =
            "MATCH (u:User {id: $id}) RETURN u.id AS id UNION MATCH (u:Gone {id: $id}) RETURN u.id AS id";

    public static final String BY_UUID = "MATCH (u:User {uuid: $uuid}) RETURN u {.*, place: null} AS user";

    public static final String BY_USERNAME = "MATCH (u:User {username_key: $key}) RETURN u {.*, place: null} AS user";

    private static final String BY_EMAIL = "MATCH (u:User {email_key: $key}) RETURN u.id AS id";

    public static final String SUMMARIES = """
            UNWIND $ids AS id
            MATCH (u:User {id: id})
            RETURN u {.*, place: null} AS user,
                   COUNT { (u)<-[:FOLLOWS]-() } AS followers,
                   COUNT { (u)-[:FOLLOWS]->() } AS followings,
                   COUNT { (u)-[:CONNECTED]-() } AS connections,
                   COUNT { (u)-[:REQUESTED]->() } AS requestsSent,
                   COUNT { (u)<-[:REQUESTED]-() } AS requestsReceived,
                   COUNT { (u)-[:WROTE_POST]->() } AS posts,
                   COUNT { (u)-[:WROTE_DISCUSSION]->() } AS discussions,
                   COUNT { (u)-[:WROTE_STATUS]->() } AS statuses,
                   COUNT { (u)-[:FOLLOWS_CATEGORY]->() } AS categories,
                   COLLECT { MATCH (u)-[:TAGGED]->(t:Tag) WHERE t.visible AND t.active AND NOT t.deleted RETURN t {.*} ORDER BY t.id } AS tags""";

    /** The sequence node is written before anything is read, so that of two who create at once one waits. */
    private static final String LAST_ID = """
            MERGE (s:Sequence {name: 'user'})
            SET s.locked = true REMOVE s.locked
            RETURN coalesce(s.last, 0) AS last""";

    /** The sequence moves only for a user who is kept, so that one who is refused leaves no gap. */
    private static final String CREATE = "MATCH (s:Sequence {name: 'user'}) SET s.last = $last" + " CREATE (u:"
            + UserProperties.LABELS + ") SET u = $properties " + UserProperties.SET_PLACE;

    private static final String LOCK =
            "MATCH (u:User {id: $id}) SET u.locked = true REMOVE u.locked RETURN u {.*, place: null} AS user";

    private static final String REPLACE =
            "MATCH (u:User {id: $id}) SET u = $properties, u:Listed " + UserProperties.SET_PLACE;

    private static final String REPLACE_UNLISTED =
            "MATCH (u:User {id: $id}) SET u = $properties REMOVE u:Listed " + UserProperties.SET_PLACE;

    public static final String HIDDEN_BY =
            "MATCH ()-[h:HIDES]->() USING INDEX SEEK h:HIDES(hider, hidden) WHERE h.hider = $viewer AND h.hidden IS NOT NULL"
                    + " RETURN collect(h.hidden) AS hidden";

    private final Database database;

    public Neo4jUsers(Database database) {
        this.database = database;
    }

    @Override
    public Optional<User> find(UserId id) {
        return database.read(transaction -> only(transaction, BY_ID, Map.of("id", id.value())));
    }

    @Override
    public Optional<User> find(UUID uuid) {
        return database.read(transaction -> only(transaction, BY_UUID, Map.of("uuid", uuid.toString())));
    }

    @Override
    public Optional<User> find(Username name) {
        return database.read(transaction -> only(transaction, BY_USERNAME, Map.of("key", name.key())));
    }

    private static Optional<User> only(Statements transaction, String cypher, Map<String, Object> parameters) {
        return transaction.run(cypher, parameters).stream()
                .map(row -> UserProperties.user(row.map("user")))
                .filter(user -> user.status() != UserStatus.HARD_DELETED)
                .findFirst();
    }

    @Override
    public List<UserSummary> summaries(Collection<UserId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, Object> parameters =
                Map.of("ids", ids.stream().map(UserId::value).toList());
        return database.read(transaction -> transaction.run(SUMMARIES, parameters)).stream()
                .map(Neo4jUsers::summary)
                .filter(summary -> summary.user().status() != UserStatus.HARD_DELETED)
                .toList();
    }

    private static UserSummary summary(Row row) {
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
                row.maps("tags").stream().map(TopicProperties::tag).toList());
    }

    @Override
    public Page<UserId> list(UserQuery query) {
        return database.read(transaction -> {
            Map<String, Object> parameters = new HashMap<>();
            UserListing listing = new UserListing(query, hiddenBy(transaction, query.viewer()), parameters);
            parameters.put("offset", query.offset().start());
            parameters.put("limit", (long) query.offset().limit());
            long total = transaction.run(listing.count(), parameters).getFirst().number("total");
            List<UserId> ids = transaction.run(listing.page(), parameters).stream()
                    .map(row -> new UserId(row.number("id")))
                    .toList();
            return new Page<>(total, ids);
        });
    }

    public static List<Long> hiddenBy(Statements transaction, @Nullable UserId viewer) {
        return viewer == null
                ? List.of()
                : transaction
                        .run(HIDDEN_BY, Map.of("viewer", viewer.value()))
                        .getFirst()
                        .numbers("hidden");
    }

    /** One of a fixed set of texts: which conditions stand in it depends on the question, what they are compared with travels as parameters. */
    public record UserListing(UserQuery query, List<Long> hidden, Map<String, Object> parameters) {

        private static final String EVERYONE = "MATCH (u:Listed)";

        public String count() {
            return count(EVERYONE, List.of());
        }

        public String page() {
            return page(EVERYONE, List.of());
        }

        /** @param also conditions beside those of the query */
        public String count(String match, List<String> also) {
            return match + where(new ArrayList<>(also)) + " RETURN count(u) AS total";
        }

        public String page(String match, List<String> also) {
            String direction = query.order().descending() ? " DESC" : "";
            String key = "u." + key(query.order().field());
            String order = key.equals("u.id") ? key + direction : key + direction + ", u.id" + direction;
            List<String> conditions = new ArrayList<>(List.of(key + " IS NOT NULL", "u.id IS NOT NULL"));
            conditions.addAll(also);
            return page(match, conditions, order);
        }

        public String page(String match, List<String> also, String order) {
            return match + where(new ArrayList<>(also)) + " RETURN u.id AS id ORDER BY " + order
                    + " SKIP $offset LIMIT $limit";
        }

        private static String key(UserQuery.Order.Field field) {
            return switch (field) {
                case ID -> "id";
                case USERNAME -> "username_key";
                case REAL_NAME -> "real_name_key";
                case LOCATION -> "location_key";
                case DATE_JOINED -> "date_joined";
            };
        }

        private String where(List<String> conditions) {
            contains(conditions, "username", query.username(), "u.username_key CONTAINS $username");
            contains(conditions, "realName", query.realName(), "u.real_name_key CONTAINS $realName");
            contains(conditions, "location", query.location(), "u.location_key CONTAINS $location");
            contains(conditions, "description", query.description(), "u.description_key CONTAINS $description");
            contains(
                    conditions,
                    "search",
                    query.search(),
                    "(u.username_key CONTAINS $search OR u.real_name_key CONTAINS $search)");
            if (query.gender() != null) {
                conditions.add("u.gender = $gender");
                parameters.put("gender", query.gender().name().toLowerCase(Locale.ROOT));
            }
            if (query.hidden() || !hidden.isEmpty()) {
                conditions.add(query.hidden() ? "u.id IN $hidden" : "NOT u.id IN $hidden");
                parameters.put("hidden", hidden);
            }
            return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        }

        private void contains(List<String> conditions, String name, @Nullable String text, String condition) {
            if (text != null) {
                conditions.add(condition);
                parameters.put(name, TextFolding.fold(text));
            }
        }
    }

    @Override
    public CreateUserAnswer create(NewUser wanted) {
        try {
            return database.write(transaction -> create(transaction, wanted));
        } catch (StatementFailed failure) {
            if (!Neo4jCodes.isConstraintViolation(failure)) {
                throw failure;
            }
            // someone else was first between our look and our commit: look again, and now see them
            return database.write(transaction -> create(transaction, wanted));
        }
    }

    public static CreateUserAnswer create(Statements transaction, NewUser wanted) {
        long last = transaction.run(LAST_ID, Map.of()).getFirst().number("last");
        UserId id = wanted.id() == null ? new UserId(last + 1) : wanted.id();
        if (!transaction.run(ID_GIVEN, Map.of("id", id.value())).isEmpty()) {
            return new CreateUserAnswer.IdTaken();
        }
        if (isUsernameTaken(transaction, wanted.username(), id)) {
            return new CreateUserAnswer.UsernameTaken();
        }
        if (isEmailTaken(transaction, wanted.email(), id)) {
            return new CreateUserAnswer.EmailTaken();
        }
        User user = wanted.under(id);
        transaction.run(CREATE, Map.of("last", Math.max(last, id.value()), "properties", UserProperties.of(user)));
        return new CreateUserAnswer.Created(user);
    }

    @Override
    public EditUserAnswer edit(UserId id, UnaryOperator<User> change) {
        try {
            return database.write(transaction -> edit(transaction, id, change));
        } catch (StatementFailed failure) {
            if (!Neo4jCodes.isConstraintViolation(failure)) {
                throw failure;
            }
            return database.write(transaction -> edit(transaction, id, change));
        }
    }

    public static EditUserAnswer edit(Statements transaction, UserId id, UnaryOperator<User> change) {
        Optional<User> found = only(transaction, LOCK, Map.of("id", id.value()));
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
        if (!next.equals(found.get())) {
            String replace = next.status().isDeleted() ? REPLACE_UNLISTED : REPLACE;
            transaction.run(replace, Map.of("id", id.value(), "properties", UserProperties.of(next)));
        }
        return new EditUserAnswer.Edited(next);
    }

    private static boolean isUsernameTaken(Statements transaction, Username name, UserId by) {
        return transaction.run(BY_USERNAME, Map.of("key", name.key())).stream()
                .anyMatch(row -> row.map("user").number("id") != by.value());
    }

    private static boolean isEmailTaken(Statements transaction, @Nullable String email, UserId by) {
        return email != null
                && transaction.run(BY_EMAIL, Map.of("key", email.toLowerCase(Locale.ROOT))).stream()
                        .anyMatch(row -> row.number("id") != by.value());
    }
}
