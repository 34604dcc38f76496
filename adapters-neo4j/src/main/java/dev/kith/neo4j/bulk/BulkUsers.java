package dev.kith.neo4j.bulk;

import dev.kith.application.user.NewUser;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.UserProperties;
import dev.kith.neo4j.seam.Database;
import dev.kith.neo4j.seam.Row;
import dev.kith.neo4j.seam.Statements;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Users written in bounded transactions; those who are there are left as they are. */
public final class BulkUsers {

    /** What became of one of them. */
    public enum Outcome {
        CREATED,
        ALREADY_THERE,
        USERNAME_TAKEN,
        EMAIL_TAKEN
    }

    /** The sequence is written before anything is read, so that no one else takes an id or a name meanwhile. */
    private static final String LAST_ID =
            "MERGE (s:Sequence {name: 'user'}) SET s.last = coalesce(s.last, 0) RETURN s.last AS last";

    private static final String MOVE_LAST_ID = "MATCH (s:Sequence {name: 'user'}) SET s.last = $last";

    private static final String IDS = "UNWIND $ids AS id MATCH (u:User {id: id}) RETURN id";

    private static final String LISTED_IDS = "UNWIND $ids AS id MATCH (u:User {id: id}) WHERE u:Listed RETURN id";

    private static final String NAMES = "UNWIND $keys AS key MATCH (u:User {username_key: key}) RETURN key, u.id AS id";

    private static final String EMAILS = "UNWIND $keys AS key MATCH (u:User {email_key: key}) RETURN key";

    private static final String CREATE = "UNWIND $rows AS properties CREATE (u:User:Listed) SET u = properties " + UserProperties.SET_PLACE;

    private final Database database;

    public BulkUsers(Database database) {
        this.database = database;
    }

    /** Those of the ids that may be followed: someone has them, and is not deleted. */
    public Set<Long> listedAmong(Collection<Long> ids) {
        return database.read(transaction -> numbers(transaction, LISTED_IDS, ids));
    }

    /** Those of the ids that someone has or had. */
    public Set<Long> givenAmong(Collection<Long> ids) {
        return database.read(transaction -> numbers(transaction, IDS, ids));
    }

    /** Those of the names, as keys, that someone has. */
    public Set<String> namesAmong(Collection<String> keys) {
        return database.read(transaction -> names(transaction, keys).keySet());
    }

    /** Writes the batch in one transaction, with one outcome for each in their order. One without an id who has the name is the one meant. */
    public List<Outcome> write(List<NewUser> batch) {
        return database.write(transaction -> {
            long last = transaction.run(LAST_ID, Map.of()).getFirst().number("last");
            Set<Long> ids = numbers(
                    transaction, IDS, batch.stream().map(NewUser::id).flatMap(Stream::ofNullable).map(UserId::value).toList());
            Map<String, Long> names = names(transaction, batch.stream().map(user -> user.username().key()).toList());
            Set<String> emails = emails(transaction, batch);
            List<Outcome> outcomes = new ArrayList<>();
            List<Map<String, Object>> rows = new ArrayList<>();
            for (NewUser wanted : batch) {
                UserId given = wanted.id();
                Long owner = names.get(wanted.username().key());
                String email = key(wanted.email());
                if (given == null ? owner != null : ids.contains(given.value())) {
                    outcomes.add(Outcome.ALREADY_THERE);
                } else if (owner != null) {
                    outcomes.add(Outcome.USERNAME_TAKEN);
                } else if (email != null && emails.contains(email)) {
                    outcomes.add(Outcome.EMAIL_TAKEN);
                } else {
                    long id = given == null ? last + 1 : given.value();
                    last = Math.max(last, id);
                    ids.add(id);
                    names.put(wanted.username().key(), id);
                    if (email != null) {
                        emails.add(email);
                    }
                    rows.add(UserProperties.of(wanted.under(new UserId(id))));
                    outcomes.add(Outcome.CREATED);
                }
            }
            if (!rows.isEmpty()) {
                transaction.run(CREATE, Map.of("rows", rows));
                transaction.run(MOVE_LAST_ID, Map.of("last", last));
            }
            return outcomes;
        });
    }

    private static Set<Long> numbers(Statements transaction, String cypher, Collection<Long> ids) {
        Set<Long> found = new HashSet<>();
        transaction.stream(cypher, Map.of("ids", List.copyOf(ids)), row -> found.add(row.number("id")));
        return found;
    }

    private static Map<String, Long> names(Statements transaction, Collection<String> keys) {
        Map<String, Long> found = new HashMap<>();
        transaction.stream(NAMES, Map.of("keys", List.copyOf(keys)), row -> found.put(row.text("key"), row.number("id")));
        return found;
    }

    private static Set<String> emails(Statements transaction, List<NewUser> batch) {
        List<String> keys = batch.stream()
                .map(user -> key(user.email()))
                .flatMap(Stream::ofNullable)
                .toList();
        Set<String> found = new HashSet<>();
        for (Row row : transaction.run(EMAILS, Map.of("keys", keys))) {
            found.add(row.text("key"));
        }
        return found;
    }

    private static @Nullable String key(@Nullable String email) {
        return email == null ? null : email.toLowerCase(Locale.ROOT);
    }
}
