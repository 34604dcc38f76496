package dev.kith.neo4j.bulk;

import dev.kith.application.user.NewUser;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.Sequences;
import dev.kith.neo4j.UserProperties;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Statements;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Users written in bounded transactions; those who are there are left as they are. */
public final class BulkUsers {

    /** What became of one of them. */
    public enum Outcome {
        CREATED,
        ALREADY_THERE,
        USERNAME_TAKEN,
        EMAIL_TAKEN
    }

    /** A hard-deleted user keeps only the id, on a node with the label {@code Gone}. */
    private static final String IDS = "UNWIND $ids AS id MATCH (u:User {id: id}) RETURN id"
            + " UNION ALL UNWIND $ids AS id MATCH (u:Gone {id: id}) RETURN id";

    private static final String LISTED_IDS = "UNWIND $ids AS id MATCH (u:User {id: id}) WHERE u:Listed RETURN id";

    private static final String NAMES = "UNWIND $keys AS key MATCH (u:User {username_key: key}) RETURN key";

    private static final String EMAILS = "UNWIND $keys AS key MATCH (u:User {email_key: key}) RETURN key";

    private static final String CREATE = "UNWIND $rows AS properties CREATE (u:" + UserProperties.LABELS
            + ") SET u = properties " + UserProperties.SET_PLACE;

    private final Database database;

    public BulkUsers(Database database) {
        this.database = database;
    }

    /** Those of the ids that may be followed: someone has them, and is not deleted. */
    public Set<Long> listedAmong(Collection<Long> ids) {
        return database.read(transaction -> numbers(transaction, LISTED_IDS, ids));
    }

    /** Those of the ids that someone has or had. */
    public Set<Long> idsAmong(Collection<Long> ids) {
        return database.read(transaction -> numbers(transaction, IDS, ids));
    }

    /** Those of the names, as keys, that someone has. */
    public Set<String> namesAmong(Collection<String> keys) {
        return database.read(transaction -> keys(transaction, NAMES, keys.stream()));
    }

    /** Writes the batch in one transaction, with one outcome for each in their order. One without an id who has the name is the one meant. */
    public List<Outcome> write(List<NewUser> batch) {
        return database.write(transaction -> {
            long last = Sequences.USERS.lock(transaction);
            UserAdmission newcomers = new UserAdmission(
                    last,
                    numbers(
                            transaction,
                            IDS,
                            batch.stream()
                                    .map(NewUser::id)
                                    .flatMap(Stream::ofNullable)
                                    .map(UserId::value)
                                    .toList()),
                    keys(
                            transaction,
                            NAMES,
                            batch.stream().map(user -> user.username().key())),
                    keys(
                            transaction,
                            EMAILS,
                            batch.stream()
                                    .map(user -> UserProperties.emailKey(user.email()))
                                    .flatMap(Stream::ofNullable)));
            List<Map<String, Object>> rows = new ArrayList<>();
            List<Outcome> outcomes = batch.stream()
                    .map(wanted -> newcomers.admit(wanted, user -> rows.add(UserProperties.of(user))))
                    .toList();
            if (!rows.isEmpty()) {
                transaction.run(CREATE, Map.of("rows", rows));
                Sequences.USERS.setLast(transaction, newcomers.last());
            }
            return outcomes;
        });
    }

    static Set<Long> numbers(Statements transaction, String cypher, Collection<Long> ids) {
        Set<Long> found = new HashSet<>();
        transaction.stream(cypher, Map.of("ids", List.copyOf(ids)), row -> found.add(row.number("id")));
        return found;
    }

    private static Set<String> keys(Statements transaction, String cypher, Stream<String> keys) {
        Set<String> found = new HashSet<>();
        transaction.stream(cypher, Map.of("keys", keys.toList()), row -> found.add(row.text("key")));
        return found;
    }
}
