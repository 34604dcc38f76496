package dev.kith.neo4j.account;

import dev.kith.application.session.OpenSessionAnswer;
import dev.kith.application.session.Sessions;
import dev.kith.domain.account.PasswordHash;
import dev.kith.domain.account.SecretHash;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.session.Session;
import dev.kith.domain.session.SessionDecision;
import dev.kith.domain.session.SessionId;
import dev.kith.domain.session.TokenScope;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.UserLocks;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.Statements;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sessions as private nodes. Each write locks the user, so no session is used while the password is replaced. */
public final class Neo4jSessions implements Sessions {

    /** Locks the user, not the session: a concurrent transaction may delete the session. */
    static final String LOCK = """
            MATCH (s:Session {id: $id})
            MATCH (u:User {id: s.user})
            """ + UserLocks.LOCK;

    static final String READ = "MATCH (s:Session {id: $id}) RETURN s {.*} AS session";

    static final String IS_OPEN = "MATCH (s:Session {id: $id}) RETURN true AS open";

    private static final String REPLACE = "MATCH (s:Session {id: $id}) SET s = $session";

    private static final String END = "MATCH (s:Session {id: $id}) DELETE s";

    private static final String CREATE = "CREATE (s:Session:Private) SET s = $session";

    static final String CLEAR_EXPIRED = "MATCH (s:Session {user: $user}) WHERE s.expires <= $now DELETE s";

    static final String CLEAR_OLDEST = """
            MATCH (s:Session {user: $user})
            WITH s ORDER BY s.opened DESC SKIP $others
            DELETE s""";

    /** No index: only the revocation of an application runs it. */
    private static final String USERS_OF_CLIENT =
            "MATCH (s:Session {client: $client}) RETURN DISTINCT s.user AS user LIMIT $batch";

    private static final String END_OF_CLIENT =
            "UNWIND $ids AS id MATCH (s:Session {user: id}) WHERE s.client = $client DELETE s";

    private static final long ENDED_AT_ONCE = 1_000;

    private final Database database;

    public Neo4jSessions(Database database) {
        this.database = database;
    }

    @Override
    public OpenSessionAnswer open(Session session, PasswordHash by) {
        return database.write(transaction -> {
            UserId user = session.user();
            if (!UserLocks.lockUndeleted(transaction, user)
                    || Neo4jAccounts.present(transaction, user)
                            .filter(by::equals)
                            .isEmpty()) {
                return OpenSessionAnswer.SUPERSEDED;
            }
            transaction.run(CLEAR_EXPIRED, Map.of("user", user.value(), "now", Micros.of(session.opened())));
            transaction.run(CLEAR_OLDEST, Map.of("user", user.value(), "others", Session.MAX_PER_USER - 1L));
            transaction.run(CREATE, Map.of("session", properties(session)));
            return OpenSessionAnswer.OPENED;
        });
    }

    @Override
    public boolean isOpen(SessionId id) {
        return database.query(IS_OPEN, Map.of("id", id.toString()), rows -> !rows.isEmpty());
    }

    @Override
    public <A> A decide(SessionId id, Function<@Nullable Session, SessionDecision<A>> rule) {
        Map<String, Object> key = Map.of("id", id.toString());
        return database.write(transaction -> {
            transaction.run(LOCK, key);
            Session session = read(transaction, key);
            SessionDecision<A> decision = rule.apply(session);
            Session next = decision.next();
            if (session == null) {
                return decision.answer();
            }
            if (next == null) {
                transaction.run(END, key);
            } else if (!session.equals(next)) {
                transaction.run(REPLACE, Map.of("id", id.toString(), "session", properties(next)));
            }
            return decision.answer();
        });
    }

    @Override
    public void endAll(AppKey client) {
        boolean isDone;
        do {
            isDone = database.write(transaction -> {
                List<UserId> users =
                        transaction
                                .run(USERS_OF_CLIENT, Map.of("client", client.value(), "batch", ENDED_AT_ONCE))
                                .stream()
                                .map(row -> new UserId(row.number("user")))
                                .toList();
                UserLocks.lock(transaction, users.stream());
                Map<String, Object> parameters = new HashMap<>(UserLocks.parameters(users.stream()));
                parameters.put("client", client.value());
                transaction.run(END_OF_CLIENT, parameters);
                return users.isEmpty();
            });
        } while (!isDone);
    }

    private static @Nullable Session read(Statements transaction, Map<String, Object> key) {
        List<Row> rows = transaction.run(READ, key);
        if (rows.isEmpty()) {
            return null;
        }
        Row session = rows.getFirst().map("session");
        return new Session(
                new SessionId(UUID.fromString(session.text("id"))),
                new UserId(session.number("user")),
                scope(session),
                new SecretHash(session.text("secret")),
                Micros.instant(session.number("opened")),
                Micros.instant(session.number("expires")));
    }

    private static @Nullable TokenScope scope(Row session) {
        String client = session.textOrNull("client");
        return client == null ? null : new TokenScope(new AppKey(client), Set.copyOf(session.textsOrEmpty("scopes")));
    }

    private static Map<String, Object> properties(Session session) {
        Map<String, Object> node = new HashMap<>(Map.of(
                "id", session.id().toString(),
                "user", session.user().value(),
                "secret", session.secret().hex(),
                "opened", Micros.of(session.opened()),
                "expires", Micros.of(session.expires())));
        TokenScope scope = session.scope();
        if (scope != null) {
            node.put("client", scope.client().value());
            node.put("scopes", List.copyOf(scope.scopes()));
        }
        return node;
    }
}
