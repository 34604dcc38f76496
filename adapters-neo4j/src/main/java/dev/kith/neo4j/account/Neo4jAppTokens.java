package dev.kith.neo4j.account;

import dev.kith.application.access.AppTokens;
import dev.kith.application.access.ReplaceTokenAnswer;
import dev.kith.domain.access.AppToken;
import dev.kith.domain.access.TokenKey;
import dev.kith.domain.account.PasswordHash;
import dev.kith.domain.account.Secret;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.UserLocks;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.Statements;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of applications as private nodes. A transaction that changes a token locks its application first, and then its
 * user, if it has one. The token itself is no lock: a concurrent transaction may delete it.
 */
public final class Neo4jAppTokens implements AppTokens {

    static final String READ = "MATCH (t:AppToken {key: $key}) RETURN t {.*} AS token";

    static final String LOCK = "MATCH (a:App {key: $app}) SET a.locked = true REMOVE a.locked";

    private static final String CREATE = "CREATE (t:AppToken:Private) SET t = $token";

    private static final String REPLACE = "MATCH (t:AppToken {key: $key}) SET t = $token";

    private static final String DELETE = "MATCH (t:AppToken {key: $key}) DELETE t";

    static final String CLEAR_EXPIRED =
            "MATCH (t:AppToken {app: $app}) WHERE t.expires <= $now WITH t LIMIT $batch DELETE t";

    static final String CLEAR_OLDEST = """
            MATCH (t:AppToken {user: $user}) WHERE t.granted IS NOT NULL
            WITH t ORDER BY t.granted DESC SKIP $others
            DELETE t""";

    /** No index: only the revocation of an application runs it. */
    private static final String DELETE_ALL =
            "MATCH (t:AppToken {app: $app}) WITH t LIMIT $batch DELETE t RETURN count(*) AS deleted";

    private static final long BATCH = 100;

    private static final long REVOKED_AT_ONCE = 5_000;

    private final Database database;

    public Neo4jAppTokens(Database database) {
        this.database = database;
    }

    @Override
    public Optional<AppToken> find(TokenKey key) {
        return database.query(READ, key(key), Neo4jAppTokens::first);
    }

    @Override
    public void add(AppToken.Requested token, Instant now) {
        database.write(transaction -> {
            lock(transaction, token.app());
            transaction.run(CLEAR_EXPIRED, Map.of("app", token.app().value(), "now", Micros.of(now), "batch", BATCH));
            return transaction.run(CREATE, Map.of("token", properties(token)));
        });
    }

    @Override
    public ReplaceTokenAnswer approve(AppToken.Approved token, PasswordHash by) {
        return database.write(transaction -> {
            lock(transaction, token.app());
            if (!UserLocks.lockUndeleted(transaction, token.user())
                    || Neo4jAccounts.present(transaction, token.user())
                            .filter(by::equals)
                            .isEmpty()
                    || read(transaction, token.key())
                            .filter(AppToken.Requested.class::isInstance)
                            .isEmpty()) {
                return ReplaceTokenAnswer.SUPERSEDED;
            }
            transaction.run(REPLACE, Map.of("key", token.key().value(), "token", properties(token)));
            return ReplaceTokenAnswer.REPLACED;
        });
    }

    @Override
    public ReplaceTokenAnswer grant(AppToken.Approved approved, AppToken.Granted token) {
        return database.write(transaction -> {
            lock(transaction, token.app());
            if (!UserLocks.lockUndeleted(transaction, token.user())
                    || read(transaction, approved.key())
                            .filter(approved::equals)
                            .isEmpty()) {
                return ReplaceTokenAnswer.SUPERSEDED;
            }
            transaction.run(DELETE, key(approved.key()));
            transaction.run(CLEAR_OLDEST, Map.of("user", token.user().value(), "others", AppToken.MAX_PER_USER - 1L));
            transaction.run(CREATE, Map.of("token", properties(token)));
            return ReplaceTokenAnswer.REPLACED;
        });
    }

    @Override
    public void revoke(TokenKey key) {
        database.write(transaction -> {
            Optional<AppToken> token = read(transaction, key);
            token.ifPresent(found -> {
                lock(transaction, found.app());
                transaction.run(DELETE, key(key));
            });
            return token.isPresent();
        });
    }

    @Override
    public void revokeAll(AppKey app) {
        Map<String, Object> parameters = Map.of("app", app.value(), "batch", REVOKED_AT_ONCE);
        long deleted;
        do {
            deleted = database.write(transaction -> {
                lock(transaction, app);
                return transaction.run(DELETE_ALL, parameters).getFirst().number("deleted");
            });
        } while (deleted > 0);
    }

    private static void lock(Statements transaction, AppKey app) {
        transaction.run(LOCK, Map.of("app", app.value()));
    }

    private static Map<String, Object> key(TokenKey key) {
        return Map.of("key", key.value());
    }

    private static Optional<AppToken> read(Statements transaction, TokenKey key) {
        return first(transaction.run(READ, key(key)));
    }

    private static Optional<AppToken> first(List<Row> rows) {
        return rows.stream().map(row -> token(row.map("token"))).findFirst();
    }

    private static AppToken token(Row token) {
        TokenKey key = new TokenKey(token.text("key"));
        Secret secret = new Secret(token.text("secret"));
        AppKey app = new AppKey(token.text("app"));
        Long user = token.numberOrNull("user");
        if (user == null) {
            return new AppToken.Requested(
                    key, secret, app, uri(token.textOrNull("callback")), Micros.instant(token.number("expires")));
        }
        String verifier = token.textOrNull("verifier");
        return verifier == null
                ? new AppToken.Granted(key, secret, app, new UserId(user), Micros.instant(token.number("granted")))
                : new AppToken.Approved(
                        key,
                        secret,
                        app,
                        new UserId(user),
                        new Secret(verifier),
                        Micros.instant(token.number("expires")));
    }

    private static @Nullable URI uri(@Nullable String text) {
        return text == null ? null : URI.create(text);
    }

    private static Map<String, Object> properties(AppToken token) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("key", token.key().value());
        properties.put("secret", token.secret().text());
        properties.put("app", token.app().value());
        switch (token) {
            case AppToken.Requested asked -> {
                properties.put("expires", Micros.of(asked.expires()));
                if (asked.callback() != null) {
                    properties.put("callback", asked.callback().toString());
                }
            }
            case AppToken.Approved approved -> {
                properties.put("user", approved.user().value());
                properties.put("verifier", approved.verifier().text());
                properties.put("expires", Micros.of(approved.expires()));
            }
            case AppToken.Granted granted -> {
                properties.put("user", granted.user().value());
                properties.put("granted", Micros.of(granted.granted()));
            }
        }
        return properties;
    }
}
