package dev.kith.bootstrap.bench;

import dev.kith.bootstrap.configuration.RemoteNeo4jSettings;
import dev.kith.bootstrap.data.DataDirectory;
import dev.kith.bootstrap.data.OperatorSecret;
import dev.kith.neo4j.user.Neo4jUsers;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.NotificationSeverity;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;

/**
 * The baseline of a server in front of a Neo4j elsewhere: the least that an answer costs without caches. Each answer is
 * one statement, in one round trip of Neo4j's driver, whose result nobody converts.
 */
final class RawDriver implements AutoCloseable {

    /** The subject, the length of the list, and a page of it with each user's counters and tags. */
    private static final String PAGE = """
            MATCH (s:User {id: $subject})
            CALL (s) {
              MATCH ()-[f:FOLLOWS]->() USING INDEX SEEK f:FOLLOWS(followee, mutual, since, follower)
              WHERE f.followee = $subject AND f.mutual IS NOT NULL AND f.since IS NOT NULL AND f.follower IS NOT NULL
              WITH f ORDER BY f.followee DESC, f.mutual DESC, f.since DESC, f.follower DESC LIMIT $limit
              WITH f, startNode(f) AS u
              RETURN collect({mutual: f.mutual, since: f.since, summary: %s}) AS listed }
            RETURN s {.*, place: null} AS subject, COUNT { (s)<-[:FOLLOWS]-() } AS total, listed""".formatted(Neo4jUsers.SUMMARY);

    /** The caller, the other user, and whether the other one follows the caller. */
    private static final String IS_FOLLOWER = """
            OPTIONAL MATCH (c:User {id: $caller})
            OPTIONAL MATCH (s:User {id: $subject})
            OPTIONAL MATCH ()-[f:FOLLOWS {follower: $subject, followee: $caller}]->()
            USING INDEX SEEK f:FOLLOWS(follower, followee)
            RETURN c {.*, place: null} AS caller, s {.*, place: null} AS subject, f IS NOT NULL AS follows""";

    private final Driver driver;
    private final SessionConfig reads;

    private RawDriver(Driver driver, SessionConfig reads) {
        this.driver = driver;
        this.reads = reads;
    }

    /** @param data where the password is, if the settings have none */
    static RawDriver open(URI uri, RemoteNeo4jSettings neo4j, DataDirectory data) {
        String password = neo4j.password() == null ? OperatorSecret.existingNeo4jPassword(data) : neo4j.password();
        SessionConfig.Builder reads = SessionConfig.builder().withDefaultAccessMode(AccessMode.READ);
        Config config = Config.builder()
                .withMinimumNotificationSeverity(NotificationSeverity.OFF)
                .build();
        return new RawDriver(
                GraphDatabase.driver(uri, AuthTokens.basic(neo4j.user(), Objects.requireNonNull(password)), config),
                (neo4j.database().isEmpty() ? reads : reads.withDatabase(neo4j.database())).build());
    }

    void page(long subject, int limit) {
        run(PAGE, Map.of("subject", subject, "limit", limit));
    }

    void isFollower(long caller, long subject) {
        run(IS_FOLLOWER, Map.of("caller", caller, "subject", subject));
    }

    private void run(String cypher, Map<String, Object> parameters) {
        try (Session session = driver.session(reads)) {
            var _ = session.run(cypher, parameters).list(row -> row.asMap());
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
