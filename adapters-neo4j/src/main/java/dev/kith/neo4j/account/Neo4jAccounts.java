package dev.kith.neo4j.account;

import dev.kith.application.account.AccountKey;
import dev.kith.application.account.Accounts;
import dev.kith.application.account.ReplacePasswordAnswer;
import dev.kith.application.user.CreateUserAnswer;
import dev.kith.application.user.NewUser;
import dev.kith.domain.account.PasswordHash;
import dev.kith.domain.change.Change;
import dev.kith.domain.change.UserField;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.neo4j.ConstraintRetry;
import dev.kith.neo4j.PropertyValues;
import dev.kith.neo4j.UserLocks;
import dev.kith.neo4j.UserProperties;
import dev.kith.neo4j.journal.ChangeRows;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.Statements;
import dev.kith.neo4j.user.Neo4jUsers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Accounts as users, and their passwords as private nodes. */
public final class Neo4jAccounts implements Accounts {

    static final String BY_USERNAME = "MATCH (u:User {username_key: $key}) RETURN u {.*} AS user";

    static final String BY_EMAIL = "MATCH (u:User {email_key: $key}) RETURN u {.*} AS user";

    static final String BY_EXTERNAL_ID = "MATCH (u:User {external_id: $key}) RETURN u {.*} AS user";

    static final String PASSWORD = """
            MATCH (u:User {id: $user})
            MATCH (p:Password {user: $user})
            RETURN u.status AS status, p.hash AS hash""";

    private static final String WRITE_PASSWORD = "MERGE (p:Password {user: $user}) SET p:Private, p.hash = $hash";

    static final String END_SESSIONS = "MATCH (s:Session {user: $user}) DELETE s";

    static final String END_TOKENS = "MATCH (t:AppToken {user: $user}) DELETE t";

    private static final String REVOKE_TOKENS = "MATCH (u:User {id: $user}) SET u.tokens_from = $now";

    private final Database database;

    public Neo4jAccounts(Database database) {
        this.database = database;
    }

    @Override
    public Optional<User> find(AccountKey key) {
        return switch (key) {
            case AccountKey.Named(var name) -> first(BY_USERNAME, name.key());
            case AccountKey.Mailed(var address) -> first(BY_EMAIL, address.key());
            case AccountKey.External(var id) -> first(BY_EXTERNAL_ID, id.value());
        };
    }

    private Optional<User> first(String cypher, Object key) {
        return database.query(
                cypher,
                Map.of("key", key),
                rows -> rows.stream()
                        .map(row -> UserProperties.user(row.map("user")))
                        .filter(user -> user.status() != UserStatus.HARD_DELETED)
                        .findFirst());
    }

    @Override
    public Optional<PasswordHash> password(UserId user) {
        return database.query(PASSWORD, PrivateNodes.parameters(user), Neo4jAccounts::present);
    }

    static Optional<PasswordHash> present(Statements transaction, UserId user) {
        return present(transaction.run(PASSWORD, PrivateNodes.parameters(user)));
    }

    private static Optional<PasswordHash> present(List<Row> rows) {
        return rows.stream()
                .filter(row -> !UserProperties.status(row.text("status")).isDeleted())
                .map(row -> new PasswordHash(row.text("hash")))
                .findFirst();
    }

    @Override
    public CreateUserAnswer create(NewUser user, PasswordHash password) {
        return ConstraintRetry.write(database, transaction -> create(transaction, user, password));
    }

    private static CreateUserAnswer create(Statements transaction, NewUser user, PasswordHash password) {
        CreateUserAnswer answer = Neo4jUsers.create(transaction, user);
        if (answer instanceof CreateUserAnswer.Created(var created)) {
            writePassword(transaction, created.id(), password);
        }
        return answer;
    }

    @Override
    public ReplacePasswordAnswer replacePassword(
            UserId user, @Nullable PasswordHash present, PasswordHash next, Instant now) {
        return database.write(transaction -> {
            if (!UserLocks.lockUndeleted(transaction, user)
                    || !Objects.equals(present(transaction, user).orElse(null), present)) {
                return ReplacePasswordAnswer.SUPERSEDED;
            }
            writePassword(transaction, user, next);
            transaction.run(END_SESSIONS, PrivateNodes.parameters(user));
            transaction.run(END_TOKENS, PrivateNodes.parameters(user));
            transaction.run(REVOKE_TOKENS, Map.of("user", user.value(), "now", PropertyValues.ofInstant(now)));
            ChangeRows.record(transaction, new Change.UserUpdated(user, Set.of(UserField.ACCOUNT), user));
            return ReplacePasswordAnswer.REPLACED;
        });
    }

    private static void writePassword(Statements transaction, UserId user, PasswordHash password) {
        transaction.run(WRITE_PASSWORD, Map.of("user", user.value(), "hash", password.text()));
    }
}
