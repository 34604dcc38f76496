package dev.kith.application.tie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Contract;
import dev.kith.application.deletion.DeleteUser;
import dev.kith.application.deletion.DeleteUserAnswer;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.connection.ConnectionRules;
import dev.kith.domain.follow.FollowRules;
import dev.kith.domain.hide.HideRules;
import dev.kith.domain.page.Offset;
import dev.kith.domain.tie.AccountState;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.tie.Connection.Connected;
import dev.kith.domain.tie.Connection.Requested;
import dev.kith.domain.tie.Connection.Strangers;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Side;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserCounters;
import dev.kith.domain.user.UserId;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Two users act on each other at the same moment, and the result equals some order of their actions. The rules alone
 * compute every order; the answers and the state of the store must be those of one.
 */
@SuppressWarnings("NullAway.Init") // the fields are set before each test
public abstract class RacesContract extends Contract {

    private static final int TIMES = 3;

    private UserId anna;
    private UserId ben;

    /** The action of one user. */
    private interface Move {
        Decision<?> on(Tie tie);
    }

    private record End(List<Object> answers, Tie tie) {}

    /** The number of rounds of each race. The users exist before each round. */
    protected int rounds() {
        return 100;
    }

    /** Checks the data of the store after all rounds of a race, if the store has such a check. */
    protected void examine() {}

    private Move ask(boolean byAnna) {
        return tie -> ConnectionRules.ask(tie, byAnna ? anna : ben, NOON);
    }

    private Move accept() {
        return tie -> ConnectionRules.accept(tie, ben, NOON);
    }

    private Move reject() {
        return tie -> ConnectionRules.reject(tie, ben, NOON);
    }

    private Move cancel() {
        return tie -> ConnectionRules.cancel(tie, anna);
    }

    private Move follow(boolean byAnna) {
        return tie -> FollowRules.follow(tie, byAnna ? anna : ben, NOON);
    }

    private Move hide() {
        return tie -> HideRules.toggle(tie, anna, NOON);
    }

    /** A stand-in for {@link DeleteUser}, which is no decision on a tie. */
    private final Move deletion = tie -> {
        Side side = tie.of(anna);
        return side.standing() == AccountState.DELETED
                ? Decision.unchanged(tie, new DeleteUserAnswer.AlreadyDeleted())
                : new Decision<>(
                        tie.with(anna, new Side(AccountState.DELETED, side.follows(), side.hides())),
                        new DeleteUserAnswer.Deleted(),
                        List.of());
    };

    @Test
    void accept_against_cancel() {
        race(this::asked, () -> List.of(accept(), cancel()));
    }

    @Test
    void reject_against_cancel() {
        race(this::asked, () -> List.of(reject(), cancel()));
    }

    @Test
    void accept_against_reject() {
        race(this::asked, () -> List.of(accept(), reject()));
    }

    @Test
    void both_ask_at_once() {
        race(Strangers::new, () -> List.of(ask(true), ask(false)));
    }

    @Test
    void remove_against_ask() {
        race(() -> new Connected(NOON), () -> List.of(tie -> ConnectionRules.remove(tie, ben), ask(true)));
    }

    @Test
    void hide_against_being_followed() {
        race(Strangers::new, () -> List.of(hide(), follow(false)));
    }

    @Test
    void hide_against_following() {
        race(Strangers::new, () -> List.of(hide(), follow(true)));
    }

    @Test
    void hide_against_accept() {
        race(this::asked, () -> List.of(hide(), accept()));
    }

    @Test
    void hide_against_hide() {
        race(() -> new Connected(NOON), () -> List.of(hide(), tie -> HideRules.toggle(tie, ben, NOON)));
    }

    @Test
    void delete_against_accept() {
        race(this::asked, () -> List.of(deletion, accept()));
    }

    @Test
    void delete_against_ask() {
        race(Strangers::new, () -> List.of(deletion, ask(false)));
    }

    @Test
    void delete_against_follow() {
        race(Strangers::new, () -> List.of(deletion, follow(false)));
    }

    @Test
    void delete_against_hide() {
        race(this::asked, () -> List.of(deletion, tie -> HideRules.toggle(tie, ben, NOON)));
    }

    private Connection asked() {
        return new Requested(anna, NOON, null, null);
    }

    private void race(Supplier<Connection> begin, Supplier<List<Move>> moves) {
        for (int round = 0; round < rounds(); round++) {
            anna = person("anna" + round);
            ben = person("ben" + round);
            Pair pair = Pair.of(anna, ben);
            make(anna, ben, tie -> tie.with(begin.get()));
            Tie before = ties.between(pair);
            List<Move> runners = new ArrayList<>();
            for (int time = 0; time < TIMES; time++) {
                runners.addAll(moves.get());
            }
            List<Object> answers = allAtOnce(runners.size(), number -> run(pair, runners.get(number)));
            Set<End> possible = new LinkedHashSet<>();
            play(before, runners, new ArrayList<>(), new Object[runners.size()], possible);
            Tie after = ties.between(pair);
            assertThat(possible)
                    .as("round %s, which began with %s and ended with %s", round, before, new End(answers, after))
                    // a tie with a deleted user is never shown
                    .anyMatch(end -> answers.equals(end.answers())
                            && (isGone(end.tie()) ? isGone(after) : after.equals(end.tie())));
            assertOneLegalState(after);
        }
        examine();
    }

    private Object run(Pair pair, Move move) {
        return move.equals(deletion)
                ? new DeleteUser(deletions, Clock.fixed(NOON, ZoneOffset.UTC))
                        .handle(anna, Role.MEMBER, anna, () -> false)
                : ties.<Object>decide(pair, tie -> widened(move.on(tie)));
    }

    private static Decision<Object> widened(Decision<?> decision) {
        return new Decision<>(decision.next(), decision.answer(), decision.changes());
    }

    /** Plays every order of the runners that are not in {@code gone}. */
    private static void play(Tie tie, List<Move> runners, List<Integer> gone, Object[] answers, Set<End> ends) {
        if (gone.size() == runners.size()) {
            ends.add(new End(List.of(answers), tie));
            return;
        }
        for (int number = 0; number < runners.size(); number++) {
            if (!gone.contains(number)) {
                Decision<?> decision = runners.get(number).on(tie);
                answers[number] = decision.answer();
                gone.add(number);
                play(decision.next(), runners, gone, answers, ends);
                gone.removeLast();
            }
        }
    }

    private boolean isGone(Tie tie) {
        return tie.of(anna).standing() == AccountState.DELETED;
    }

    /**
     * A hide excludes follows and connections, a deletion every tie. Lists, requests and counters agree with the tie.
     */
    private void assertOneLegalState(Tie tie) {
        boolean apart = isGone(tie) || tie.isHidden();
        if (tie.isHidden() && !isGone(tie)) {
            assertThat(tie.follows(anna) || tie.follows(ben)).isFalse();
            assertThat(tie.connection()).isEqualTo(new Strangers());
        }
        for (UserId user : List.of(anna, ben)) {
            UserId other = tie.pair().other(user);
            UserCounters counters = users.summaries(List.of(user)).getFirst().counters();
            boolean requested = !apart && tie.connection() instanceof Requested;
            boolean sent = requested && ((Requested) tie.connection()).from().equals(user);
            assertThat(counters)
                    .isEqualTo(new UserCounters(
                            !apart && tie.follows(other) ? 1 : 0,
                            !apart && tie.follows(user) ? 1 : 0,
                            !apart && tie.connection() instanceof Connected ? 1 : 0,
                            sent ? 1 : 0,
                            requested && !sent ? 1 : 0,
                            0,
                            0,
                            0,
                            0));
            assertThat(length(user, AudienceKind.FOLLOWERS)).isEqualTo(counters.followers());
            assertThat(length(user, AudienceKind.FOLLOWINGS)).isEqualTo(counters.followings());
            assertThat(length(user, AudienceKind.CONNECTIONS)).isEqualTo(counters.connections());
        }
    }

    private long length(UserId subject, AudienceKind kind) {
        Mutuality mutuality = kind == AudienceKind.CONNECTIONS ? Mutuality.SHARED : Mutuality.RECIPROCAL;
        return audiences
                .page(new AudienceQuery(subject, kind, mutuality, null, null, Offset.first(10)))
                .items()
                .size();
    }
}
