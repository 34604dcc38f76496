package dev.kith.application.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.account.AccountContract;
import dev.kith.application.account.ReplacePasswordAnswer;
import dev.kith.domain.account.Secret;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.session.RefreshAnswer;
import dev.kith.domain.session.Session;
import dev.kith.domain.session.SessionDecision;
import dev.kith.domain.session.SessionId;
import dev.kith.domain.session.TokenScope;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The laws that every store of {@link Sessions} keeps. */
public abstract class SessionsContract extends AccountContract {

    private static final Secret ONE = new Secret("one");
    private static final Secret TWO = new Secret("two");

    private UserId ada;

    @BeforeEach
    void one_account() {
        ada = account("ada");
    }

    private static Session session(UserId user, Instant opened) {
        return Session.open(new SessionId(UUID.randomUUID()), user, null, ONE.hash(), opened);
    }

    private Session opened(UserId user, Instant when) {
        Session session = session(user, when);
        assertThat(sessions.open(session, FIRST)).isEqualTo(OpenSessionAnswer.OPENED);
        return session;
    }

    private @Nullable Session read(SessionId id) {
        List<@Nullable Session> seen = new ArrayList<>();
        sessions.decide(id, session -> {
            seen.add(session);
            return new SessionDecision<>(session, true);
        });
        return seen.getLast();
    }

    private RefreshAnswer refresh(SessionId id, Secret shown, Secret next) {
        return sessions.decide(
                id,
                session -> session == null
                        ? new SessionDecision<>(null, new RefreshAnswer.NoSuchSession())
                        : session.refreshed(shown.hash(), next.hash(), NOON, null, Set.of()));
    }

    @Test
    void begins_empty() {
        SessionId none = new SessionId(UUID.randomUUID());
        assertThat(read(none)).isNull();
        Session made = session(ada, NOON);
        String answer = sessions.decide(none, session -> new SessionDecision<>(made, "answered"));
        assertThat(answer).isEqualTo("answered");
        assertThat(read(none)).as("a decision on no session keeps none").isNull();
        assertThat(read(made.id())).isNull();
    }

    @Test
    void a_session_is_read_back_as_it_was_kept() {
        Session session = opened(ada, NOON);
        assertThat(read(session.id())).isEqualTo(session);
    }

    @Test
    void a_session_is_open_from_its_first_moment_to_its_end() {
        Session session = session(ada, NOON);
        assertThat(sessions.isOpen(session.id())).isFalse();
        sessions.open(session, FIRST);
        assertThat(sessions.isOpen(session.id())).isTrue();
        refresh(session.id(), ONE, TWO);
        assertThat(sessions.isOpen(session.id())).isTrue();
        refresh(session.id(), ONE, TWO);
        assertThat(sessions.isOpen(session.id())).as("a token was used twice").isFalse();
    }

    @Test
    void a_scope_is_read_back_as_it_was_kept_and_outlives_a_refresh() {
        AppKey app = new AppKey("app");
        TokenScope limits = new TokenScope(app, Set.of("user.search", "user.follow"));
        Session session = Session.open(new SessionId(UUID.randomUUID()), ada, limits, ONE.hash(), NOON);
        assertThat(sessions.open(session, FIRST)).isEqualTo(OpenSessionAnswer.OPENED);
        assertThat(read(session.id())).isEqualTo(session);
        assertThat(refresh(session.id(), ONE, TWO)).isEqualTo(new RefreshAnswer.OfAnotherClient());
        assertThat(read(session.id())).isEqualTo(session);
        RefreshAnswer answer = sessions.decide(
                session.id(),
                kept -> Objects.requireNonNull(kept)
                        .refreshed(ONE.hash(), TWO.hash(), NOON, app, Set.of("user.follow")));
        assertThat(answer).isEqualTo(new RefreshAnswer.Refreshed(ada, new TokenScope(app, Set.of("user.follow"))));
        assertThat(read(session.id())).isEqualTo(Session.open(session.id(), ada, limits, TWO.hash(), NOON));
    }

    @Test
    void no_session_opens_with_another_password() {
        Session session = session(ada, NOON);
        assertThat(sessions.open(session, SECOND)).isEqualTo(OpenSessionAnswer.SUPERSEDED);
        assertThat(sessions.open(session(person("bob"), NOON), FIRST)).isEqualTo(OpenSessionAnswer.SUPERSEDED);
        assertThat(sessions.open(session(UNKNOWN, NOON), FIRST)).isEqualTo(OpenSessionAnswer.SUPERSEDED);
        assertThat(read(session.id())).isNull();
    }

    @Test
    void no_session_opens_for_a_deleted_user() {
        reaches(ada, UserStatus.SOFT_DELETED);
        assertThat(sessions.open(session(ada, NOON), FIRST)).isEqualTo(OpenSessionAnswer.SUPERSEDED);
    }

    @Test
    void a_token_works_once_and_its_second_use_ends_the_session() {
        Session session = opened(ada, NOON);
        assertThat(refresh(session.id(), ONE, TWO)).isEqualTo(new RefreshAnswer.Refreshed(ada, null));
        assertThat(refresh(session.id(), ONE, TWO)).isInstanceOf(RefreshAnswer.Reused.class);
        assertThat(refresh(session.id(), TWO, ONE)).isInstanceOf(RefreshAnswer.NoSuchSession.class);
    }

    @Test
    void of_twenty_uses_of_one_token_at_once_one_succeeds() {
        Session session = opened(ada, NOON);
        var answers = allAtOnce(20, number -> refresh(session.id(), ONE, new Secret("next" + number)));
        assertThat(answers)
                .filteredOn(RefreshAnswer.Refreshed.class::isInstance)
                .hasSize(1);
        assertThat(answers).filteredOn(RefreshAnswer.Reused.class::isInstance).hasSize(1);
        assertThat(answers)
                .filteredOn(RefreshAnswer.NoSuchSession.class::isInstance)
                .hasSize(18);
        assertThat(read(session.id())).isNull();
    }

    @Test
    void another_password_ends_every_session_of_its_owner_and_no_other() {
        Session one = opened(ada, NOON);
        Session two = opened(ada, NOON);
        Session bobs = opened(account("bob"), NOON);
        assertThat(accounts.replacePassword(ada, FIRST, SECOND, NOON)).isEqualTo(ReplacePasswordAnswer.REPLACED);
        assertThat(read(one.id())).isNull();
        assertThat(read(two.id())).isNull();
        assertThat(read(bobs.id())).isEqualTo(bobs);
        assertThat(sessions.open(session(ada, NOON), FIRST)).isEqualTo(OpenSessionAnswer.SUPERSEDED);
    }

    @Test
    void no_session_outlives_its_password_under_concurrency() {
        for (int round = 0; round < 10; round++) {
            UserId user = account("racer" + round);
            List<Session> made =
                    List.of(session(user, NOON), session(user, NOON), session(user, NOON), session(user, NOON));
            Session before = opened(user, NOON);
            allAtOnce(6, number -> switch (number) {
                case 0 -> accounts.replacePassword(user, FIRST, SECOND, NOON);
                case 1 -> refresh(before.id(), ONE, TWO);
                default -> sessions.open(made.get(number - 2), FIRST);
            });
            assertThat(made)
                    .allSatisfy(session -> assertThat(read(session.id())).isNull());
            assertThat(read(before.id())).isNull();
        }
    }

    @Test
    void a_new_session_removes_expired_ones() {
        Session old = opened(ada, NOON);
        Session young = opened(ada, NOON.plusSeconds(1));
        opened(ada, NOON.plus(Session.LIFETIME));
        assertThat(read(old.id())).isNull();
        assertThat(read(young.id())).isEqualTo(young);
    }

    @Test
    void beyond_the_maximum_the_oldest_session_ends() {
        List<Session> all = new ArrayList<>();
        for (int number = 0; number <= Session.MAX_PER_USER; number++) {
            all.add(opened(ada, NOON.plusSeconds(number)));
        }
        assertThat(read(all.getFirst().id())).isNull();
        assertThat(read(all.get(1).id())).isEqualTo(all.get(1));
        assertThat(read(all.getLast().id())).isEqualTo(all.getLast());
    }

    @Test
    void all_sessions_of_one_application_are_ended_and_no_other() {
        AppKey app = new AppKey("app");
        TokenScope of = new TokenScope(app, Set.of("user"));
        TokenScope ofAnother = new TokenScope(new AppKey("another"), Set.of("user"));
        UserId bob = account("bob");
        Session adas = Session.open(new SessionId(UUID.randomUUID()), ada, of, ONE.hash(), NOON);
        Session bobs = Session.open(new SessionId(UUID.randomUUID()), bob, of, ONE.hash(), NOON);
        Session anothers = Session.open(new SessionId(UUID.randomUUID()), ada, ofAnother, ONE.hash(), NOON);
        for (Session session : List.of(adas, bobs, anothers)) {
            assertThat(sessions.open(session, FIRST)).isEqualTo(OpenSessionAnswer.OPENED);
        }
        Session unscoped = opened(ada, NOON);
        sessions.endAll(app);
        sessions.endAll(app);
        assertThat(read(adas.id())).isNull();
        assertThat(read(bobs.id())).isNull();
        assertThat(read(anothers.id())).isEqualTo(anothers);
        assertThat(read(unscoped.id())).isEqualTo(unscoped);
    }
}
