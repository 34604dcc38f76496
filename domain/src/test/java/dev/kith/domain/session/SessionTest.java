package dev.kith.domain.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.account.Secret;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Secret ONE = new Secret("x".repeat(43));
    private static final Secret TWO = new Secret("y".repeat(43));
    private static final AppKey APP = new AppKey("app");
    private static final Session SESSION =
            Session.open(new SessionId(UUID.randomUUID()), new UserId(7), null, ONE.hash(), NOON);

    @Test
    void a_refreshed_session_has_another_secret_and_a_new_expiry() {
        Instant later = NOON.plus(Session.LIFETIME).minusMillis(1);
        var decision = SESSION.refreshed(ONE.hash(), TWO.hash(), later, null, Set.of());
        assertThat(decision.answer()).isEqualTo(new RefreshAnswer.Refreshed(new UserId(7), null));
        assertThat(decision.next())
                .isEqualTo(new Session(
                        SESSION.id(), SESSION.user(), null, TWO.hash(), NOON, later.plus(Session.LIFETIME)));
    }

    @Test
    void a_reused_secret_or_an_expiry_ends_the_session() {
        var reused = SESSION.refreshed(TWO.hash(), ONE.hash(), NOON, null, Set.of());
        assertThat(reused).isEqualTo(new SessionDecision<>(null, new RefreshAnswer.Reused()));
        var expired = SESSION.refreshed(ONE.hash(), TWO.hash(), NOON.plus(Session.LIFETIME), null, Set.of());
        assertThat(expired).isEqualTo(new SessionDecision<>(null, new RefreshAnswer.Expired()));
    }

    @Test
    void a_scoped_session_keeps_its_application_and_scopes() {
        TokenScope limits = new TokenScope(APP, Set.of("user.search", "user.follow"));
        Session limited = Session.open(SESSION.id(), SESSION.user(), limits, ONE.hash(), NOON);
        for (AppKey other : new AppKey[] {null, new AppKey("other")}) {
            assertThat(limited.refreshed(ONE.hash(), TWO.hash(), NOON, other, Set.of()))
                    .isEqualTo(new SessionDecision<>(limited, new RefreshAnswer.OfAnotherClient()));
        }
        for (String beyond : List.of("user", "user.rooms.read", "user.searching")) {
            assertThat(limited.refreshed(ONE.hash(), TWO.hash(), NOON, APP, Set.of("user.search", beyond)))
                    .isEqualTo(new SessionDecision<>(limited, new RefreshAnswer.BeyondScope()));
        }
        var narrowed = limited.refreshed(ONE.hash(), TWO.hash(), NOON, APP, Set.of("user.search"));
        assertThat(narrowed.answer())
                .isEqualTo(new RefreshAnswer.Refreshed(SESSION.user(), new TokenScope(APP, Set.of("user.search"))));
        assertThat(narrowed.next()).isEqualTo(Session.open(SESSION.id(), SESSION.user(), limits, TWO.hash(), NOON));
        assertThat(limited.refreshed(ONE.hash(), TWO.hash(), NOON, APP, Set.of())
                        .answer())
                .isEqualTo(new RefreshAnswer.Refreshed(SESSION.user(), limits));
    }

    @Test
    void an_unscoped_session_gives_no_scoped_token() {
        assertThat(SESSION.refreshed(ONE.hash(), TWO.hash(), NOON, APP, Set.of("user"))
                        .answer())
                .isEqualTo(new RefreshAnswer.BeyondScope());
    }

    @Test
    void a_scope_includes_every_scope_below_it() {
        TokenScope parent = new TokenScope(APP, Set.of("user"));
        assertThat(List.of("user", "user.search", "user.profile.read")).allMatch(parent::allows);
        assertThat(List.of("users", "post", "")).noneMatch(parent::allows);
        assertThat(new TokenScope(APP, Set.of("user.profile")).allows("user")).isFalse();
    }

    @Test
    void a_token_is_read_back_from_its_text_and_never_printed() {
        RefreshToken token = new RefreshToken(SESSION.id(), ONE);
        assertThat(RefreshToken.parse(token.text())).contains(token);
        assertThat(token.toString() + ONE).doesNotContain("xxx");
        for (String wrong : new String[] {
            "",
            "x",
            token.text() + "x",
            " " + token.text(),
            token.text().replace('.', ':'),
            token.text().substring(1)
        }) {
            assertThat(RefreshToken.parse(wrong)).as(wrong).isEmpty();
        }
    }
}
