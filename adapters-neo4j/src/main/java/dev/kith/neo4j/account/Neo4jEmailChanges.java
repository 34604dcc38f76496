package dev.kith.neo4j.account;

import dev.kith.application.email.ApplyEmailChangeAnswer;
import dev.kith.application.email.EmailChanges;
import dev.kith.application.user.EditUserAnswer;
import dev.kith.domain.account.SecretHash;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.email.EmailChange;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.ConstraintRetry;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.UserLocks;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.Statements;
import dev.kith.neo4j.user.Neo4jUsers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Unconfirmed addresses as private nodes, at most one for each user. */
public final class Neo4jEmailChanges implements EmailChanges {

    private static final String WRITE = """
            MERGE (c:EmailChange {user: $user})
            SET c:Private, c.address = $address, c.code = $code, c.mailed = $mailed, c.expires = $expires""";

    static final String READ = "MATCH (c:EmailChange {user: $user}) RETURN c {.*} AS change";

    private static final String DELETE = "MATCH (c:EmailChange {user: $user}) DELETE c";

    private final Database database;

    public Neo4jEmailChanges(Database database) {
        this.database = database;
    }

    @Override
    public void await(UserId user, EmailChange change) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "user", user.value(),
                "address", change.address().text(),
                "code", change.code().hex(),
                "expires", Micros.of(change.expires())));
        SecretHash mailed = change.mailedCode();
        properties.put("mailed", mailed == null ? null : mailed.hex());
        database.write(transaction -> UserLocks.lockUndeleted(transaction, user)
                && transaction.run(WRITE, properties).isEmpty());
    }

    @Override
    public void withdraw(UserId user) {
        database.write(transaction -> UserLocks.lockUndeleted(transaction, user)
                && transaction.run(DELETE, PrivateNodes.parameters(user)).isEmpty());
    }

    @Override
    public ApplyEmailChangeAnswer confirm(UserId user, Function<EmailChange, EmailChange.Proof> rule) {
        return ConstraintRetry.write(database, transaction -> confirm(transaction, user, rule));
    }

    private static ApplyEmailChangeAnswer confirm(
            Statements transaction, UserId user, Function<EmailChange, EmailChange.Proof> rule) {
        if (!UserLocks.lockUndeleted(transaction, user)) {
            return ApplyEmailChangeAnswer.REFUSED;
        }
        List<Row> rows = transaction.run(READ, PrivateNodes.parameters(user));
        if (rows.isEmpty()) {
            return ApplyEmailChangeAnswer.REFUSED;
        }
        EmailChange change = change(rows.getFirst().map("change"));
        EmailChange.Proof proof = rule.apply(change);
        if (proof == EmailChange.Proof.NONE) {
            return ApplyEmailChangeAnswer.REFUSED;
        }
        String address = change.address().text();
        boolean confirmed = proof == EmailChange.Proof.READS_MAIL;
        return switch (Neo4jUsers.edit(transaction, user, found -> found.withEmail(address, confirmed))) {
            case EditUserAnswer.Edited edited -> {
                transaction.run(DELETE, PrivateNodes.parameters(edited.user().id()));
                yield ApplyEmailChangeAnswer.CONFIRMED;
            }
            case EditUserAnswer.EmailTaken() -> ApplyEmailChangeAnswer.TAKEN;
            case EditUserAnswer.NoSuchUser() -> ApplyEmailChangeAnswer.REFUSED;
            case EditUserAnswer.UsernameTaken(), EditUserAnswer.ExternalIdTaken() ->
                throw new IllegalStateException("No name was changed");
        };
    }

    private static EmailChange change(Row change) {
        String mailed = change.textOrNull("mailed");
        return new EmailChange(
                new EmailAddress(change.text("address")),
                new SecretHash(change.text("code")),
                mailed == null ? null : new SecretHash(mailed),
                Micros.instant(change.number("expires")));
    }
}
