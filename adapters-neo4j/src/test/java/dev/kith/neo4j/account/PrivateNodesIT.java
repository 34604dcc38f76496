package dev.kith.neo4j.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.account.AccountContract;
import dev.kith.application.account.AccountStores;
import dev.kith.domain.access.AppToken;
import dev.kith.domain.access.TokenKey;
import dev.kith.domain.account.Secret;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.email.EmailChange;
import dev.kith.domain.session.Session;
import dev.kith.domain.session.SessionId;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.neo4j.RealAccountStores;
import dev.kith.neo4j.RealDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Private nodes are found by index and deleted with their user. */
final class PrivateNodesIT extends AccountContract {

    @Override
    protected AccountStores accountStores() {
        return RealAccountStores.empty(RealDatabase.overBolt());
    }

    private static long nodes(String where) {
        return RealDatabase.overBolt()
                .read(transaction ->
                        transaction.run("MATCH (p:Private) WHERE " + where + " RETURN count(p) AS nodes", Map.of()))
                .getFirst()
                .number("nodes");
    }

    private UserId withEverything(String name) {
        Secret secret = new Secret(name);
        UserId user = account(name);
        sessions.open(Session.open(new SessionId(UUID.randomUUID()), user, null, secret.hash(), NOON), FIRST);
        emailChanges.await(user, new EmailChange(new EmailAddress(name + "2@example.org"), secret.hash(), null, NOON));
        settings.edit(user, settings -> settings.withToasts(false));
        AppToken.Requested asked = AppToken.Requested.issue(
                new TokenKey("token of " + user), new Secret("signs"), new AppKey("app"), null, NOON);
        appTokens.add(asked, NOON);
        appTokens.approve(asked.approvedBy(user, new Secret("verifies")), FIRST);
        return user;
    }

    @Test
    void a_hard_deletion_deletes_the_private_nodes_and_a_soft_deletion_keeps_them() {
        UserId ada = withEverything("ada");
        UserId bob = withEverything("bob");
        assertThat(nodes("p.user = " + ada)).isEqualTo(5);
        deletions.begin(ada, null, NOON, status -> UserStatus.SOFT_DELETED);
        deletions.finish(ada);
        assertThat(nodes("p.user = " + ada)).isEqualTo(5);
        deletions.begin(ada, null, NOON, status -> UserStatus.HARD_DELETED);
        deletions.finish(ada);
        assertThat(nodes("p.user = " + ada)).isZero();
        assertThat(nodes("p.user = " + bob)).isEqualTo(5);
    }

    @Test
    void no_secret_is_stored_in_clear_unless_both_sides_sign_with_it() {
        withEverything("a-secret-in-clear");
        assertThat(nodes("any(key IN keys(p) WHERE NOT key IN ['address', 'user', 'key'] "
                        + "AND any(text IN [] + p[key] WHERE toString(text) CONTAINS 'a-secret'))"))
                .isZero();
    }

    @Test
    void every_lookup_is_served_by_an_index() {
        Map<String, String> lookups = Map.ofEntries(
                Map.entry("name", Neo4jAccounts.BY_USERNAME),
                Map.entry("address", Neo4jAccounts.BY_EMAIL),
                Map.entry("external id", Neo4jAccounts.BY_EXTERNAL_ID),
                Map.entry("password", Neo4jAccounts.PASSWORD),
                Map.entry("sessions to end", Neo4jAccounts.END_SESSIONS),
                Map.entry("tokens to end", Neo4jAccounts.END_TOKENS),
                Map.entry("open session", Neo4jSessions.IS_OPEN),
                Map.entry("session's user", Neo4jSessions.LOCK),
                Map.entry("expired sessions", Neo4jSessions.CLEAR_EXPIRED),
                Map.entry("oldest sessions", Neo4jSessions.CLEAR_OLDEST),
                Map.entry("unconfirmed address", Neo4jEmailChanges.READ),
                Map.entry("settings", Neo4jSettings.READ),
                Map.entry("application", Neo4jApps.READ),
                Map.entry("service key", Neo4jKeys.READ),
                Map.entry("token", Neo4jAppTokens.READ),
                Map.entry("token's application", Neo4jAppTokens.LOCK),
                Map.entry("expired tokens", Neo4jAppTokens.CLEAR_EXPIRED),
                Map.entry("oldest tokens", Neo4jAppTokens.CLEAR_OLDEST));
        Map<String, Object> parameters =
                Map.of("key", "x", "user", 1L, "id", "x", "now", 1L, "others", 1L, "app", "x", "batch", 1L);
        lookups.forEach((name, cypher) -> assertThat(RealDatabase.overBolt()
                        .<List<String>>write(transaction -> transaction.plan(cypher, parameters)))
                .as(name)
                .noneMatch(operator -> operator.contains("LabelScan")
                        || operator.contains("AllNodesScan")
                        || operator.contains("IndexScan")));
    }
}
