package dev.kith.application.tie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.application.Contract;
import dev.kith.domain.action.TieAction;
import dev.kith.domain.action.TieAnswer;
import dev.kith.domain.audience.AudienceEntry;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.change.Cause;
import dev.kith.domain.change.Change;
import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.connection.ConnectionAnswer;
import dev.kith.domain.connection.ConnectionRules;
import dev.kith.domain.follow.FollowAnswer;
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
import dev.kith.domain.tie.Refusal;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.tie.Side;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.tie.TiePart;
import dev.kith.domain.user.UserCounters;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.UserSummary;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The laws that every store of {@link Ties} keeps. */
public abstract class TiesContract extends Contract {

    private static final UserId UNKNOWN = new UserId(999_999);
    private static final Instant LATER = NOON.plusSeconds(1);

    private UserId anna;
    private UserId ben;
    private Pair pair;

    @BeforeEach
    void two_people() {
        anna = person("anna");
        ben = person("ben");
        pair = Pair.of(anna, ben);
    }

    @Test
    void begins_with_strangers() {
        assertThat(ties.between(pair)).isEqualTo(Tie.strangers(pair, AccountState.ACTIVE, AccountState.ACTIVE));
    }

    @Test
    void an_unknown_id_is_answered() {
        Pair half = Pair.of(anna, UNKNOWN);
        Pair none = Pair.of(new UserId(999_998), UNKNOWN);

        assertThat(ties.between(half)).isEqualTo(Tie.strangers(half, AccountState.ACTIVE, AccountState.DELETED));
        assertThat(ties.between(none)).isEqualTo(Tie.strangers(none, AccountState.DELETED, AccountState.DELETED));
        assertThat(ties.<FollowAnswer>decide(half, tie -> FollowRules.toggle(tie, anna, NOON)))
                .isEqualTo(new FollowAnswer.Refused(Refusal.NO_SUCH_USER));
        assertThat(ties.<FollowAnswer>decide(half, tie -> FollowRules.toggle(tie, UNKNOWN, NOON)))
                .isEqualTo(new FollowAnswer.Refused(Refusal.CALLER_DELETED));
        assertThat(ties.relations(UNKNOWN, List.of(anna), CommunityMode.FOLLOW)).isEqualTo(Map.of(anna, Relation.NONE));
        assertThat(ties.relations(anna, List.of(UNKNOWN, anna), CommunityMode.FRIENDSHIP))
                .isEqualTo(Map.of(UNKNOWN, Relation.NONE, anna, Relation.NONE));
        assertThat(ties.relations(anna, List.of(), CommunityMode.FOLLOW)).isEmpty();
    }

    @Test
    void a_tie_has_the_state_of_each_account() {
        users.edit(anna, user -> user.withStatus(UserStatus.BLOCKED, null));
        users.edit(ben, user -> user.withStatus(UserStatus.SOFT_DELETED, NOON));

        assertThat(ties.between(pair)).isEqualTo(Tie.strangers(pair, AccountState.BLOCKED, AccountState.DELETED));
    }

    /** A store keeps every state, also illegal ones, and changes every state to every other. */
    @Test
    void every_state_follows_every_state() {
        List<Tie> states = everyState();
        // each round has another step size, so that many transitions are tested
        for (int step : new int[] {1, 7, 11, 25, 38}) {
            for (int place = 0, count = 0; count < states.size(); place = (place + step) % states.size(), count++) {
                Tie state = states.get(place);
                ties.decide(pair, tie -> new Decision<>(state, true, List.of()));
                assertThat(ties.between(pair)).isEqualTo(state);
                assertThat(counters(anna)).isEqualTo(expected(state, anna));
                assertThat(counters(ben)).isEqualTo(expected(state, ben));
            }
        }
    }

    private List<Tie> everyState() {
        List<Connection> connections =
                new ArrayList<>(List.of(new Strangers(), new Connected(NOON), new Connected(LATER)));
        for (UserId from : List.of(anna, ben)) {
            connections.add(new Requested(from, NOON, null, null));
            connections.add(new Requested(from, LATER, NOON, null));
            connections.add(new Requested(from, NOON, null, LATER));
            connections.add(new Requested(from, NOON, LATER, LATER));
        }
        List<Tie> states = new ArrayList<>();
        for (@Nullable Instant lowFollows : Arrays.asList(null, NOON, LATER)) {
            for (@Nullable Instant highFollows : Arrays.asList(null, NOON)) {
                for (@Nullable Instant lowHides : Arrays.asList(null, LATER)) {
                    for (@Nullable Instant highHides : Arrays.asList(null, NOON)) {
                        // one connection for each, in turn: the whole product takes a database too long
                        Connection connection = connections.get(states.size() % connections.size());
                        states.add(new Tie(
                                pair,
                                new Side(AccountState.ACTIVE, lowFollows, lowHides),
                                new Side(AccountState.ACTIVE, highFollows, highHides),
                                connection));
                    }
                }
            }
        }
        connections.forEach(connection -> states.add(
                Tie.strangers(pair, AccountState.ACTIVE, AccountState.ACTIVE).with(connection)));
        return states;
    }

    private UserCounters counters(UserId user) {
        return users.summaries(List.of(user)).stream()
                .map(UserSummary::counters)
                .findFirst()
                .orElseThrow();
    }

    private static UserCounters expected(Tie tie, UserId user) {
        UserId other = tie.pair().other(user);
        boolean sent =
                tie.connection() instanceof Requested request && request.from().equals(user);
        boolean received =
                tie.connection() instanceof Requested request && request.from().equals(other);
        return new UserCounters(
                tie.follows(other) ? 1 : 0,
                tie.follows(user) ? 1 : 0,
                tie.connection() instanceof Connected ? 1 : 0,
                sent ? 1 : 0,
                received ? 1 : 0,
                0,
                0,
                0,
                0);
    }

    @Test
    void times_are_kept_to_the_microsecond() {
        Instant nano = Instant.parse("2026-11-21T12:00:00.123456789Z");
        follow(anna, ben, nano);

        assertThat(ties.between(pair).of(anna).follows()).isEqualTo(Instant.parse("2026-11-21T12:00:00.123456Z"));
    }

    @Test
    void the_rule_sees_the_stored_tie() {
        follow(ben, anna, NOON);
        Tie kept = ties.between(pair);

        Tie seen = ties.decide(pair, tie -> Decision.unchanged(tie, tie));

        assertThat(seen).isEqualTo(kept);
    }

    @Test
    void a_second_time_changes_nothing() {
        follow(anna, ben, NOON);
        connect(anna, ben, NOON);
        Tie once = ties.between(pair);

        assertThat(ties.<FollowAnswer>decide(pair, tie -> FollowRules.follow(tie, anna, LATER)))
                .isEqualTo(new FollowAnswer.AlreadyFollowing());
        assertThat(ties.<ConnectionAnswer>decide(pair, tie -> ConnectionRules.ask(tie, anna, LATER)))
                .isEqualTo(new ConnectionAnswer.AlreadyConnected());
        assertThat(ties.between(pair)).isEqualTo(once);
    }

    @Test
    void a_refused_rule_leaves_no_trace() {
        hide(ben, anna);
        Tie before = ties.between(pair);

        assertThat(ties.<FollowAnswer>decide(pair, tie -> FollowRules.toggle(tie, anna, NOON)))
                .isEqualTo(new FollowAnswer.Refused(Refusal.HIDDEN));
        assertThat(ties.between(pair)).isEqualTo(before);
    }

    @Test
    void an_action_answers_with_the_tie_that_is_stored() {
        ActOnTie act = new ActOnTie(ties, Clock.fixed(NOON, ZoneOffset.UTC));
        List<TieAction> actions = List.of(TieAction.values());
        Random random = new Random(seed());
        for (int step = 0; step < 100; step++) {
            UserId actor = random.nextBoolean() ? anna : ben;
            TieAction action = actions.get(random.nextInt(actions.size()));
            TieAnswer answer = act.handle(new TieOperation(actor, pair.other(actor), action, null));
            if (answer instanceof TieAnswer.Done(Tie tie, boolean _)) {
                assertThat(ties.between(pair)).as("%s by %s", action, actor).isEqualTo(tie);
            }
        }
    }

    @Test
    void a_follow_and_a_connection_of_the_past_have_their_time() {
        Instant past = Instant.parse("2019-05-04T03:02:01.000001Z");
        ActOnTie act = new ActOnTie(ties, Clock.fixed(NOON, ZoneOffset.UTC));
        long before = journal.newest().number();

        act.handle(new TieOperation(anna, ben, TieAction.FOLLOW, past));
        act.handle(new TieOperation(anna, ben, TieAction.FOLLOW, past.plusSeconds(1)));
        act.handle(new TieOperation(ben, anna, TieAction.CONNECT, past));
        act.handle(new TieOperation(ben, anna, TieAction.CONNECT, null));

        assertThat(ties.between(pair).of(anna).follows()).isEqualTo(past);
        assertThat(ties.between(pair).connection()).isEqualTo(new Connected(past));
        assertThat(journal.after(before, 10))
                .extracting(JournalEntry::change)
                .containsExactly(
                        new Change.FollowCreated(anna, ben, past, false, anna),
                        new Change.ConnectionCreated(pair.low(), pair.high(), past, Cause.DIRECT, ben));
    }

    private static TieOperation operation(UserId actor, TieAction action, UserId other) {
        return new TieOperation(actor, other, action, null);
    }

    private static Object status(TieAnswer answer) {
        return answer instanceof TieAnswer.Done(Tie _, boolean changed) ? changed : answer;
    }

    /** Each operation sees what those before it have done, and each has an entry in the journal. */
    @Test
    void many_operations_of_one_pair_are_done_in_their_order() {
        UserId cleo = person("cleo");
        long before = journal.newest().number();
        List<TieOperation> operations = List.of(
                operation(anna, TieAction.FOLLOW, ben),
                operation(ben, TieAction.FOLLOW, anna),
                operation(anna, TieAction.FOLLOW, cleo),
                operation(anna, TieAction.UNFOLLOW, ben),
                operation(anna, TieAction.FOLLOW, anna),
                operation(anna, TieAction.ACCEPT, cleo),
                operation(anna, TieAction.FOLLOW, UNKNOWN),
                operation(anna, TieAction.UNFOLLOW, ben));

        List<TieAnswer> answers = new ActOnTies(ties, Clock.fixed(NOON, ZoneOffset.UTC)).doEach(operations);

        assertThat(answers)
                .extracting(TiesContract::status)
                .containsExactly(
                        true,
                        true,
                        true,
                        true,
                        new TieAnswer.Refused(Refusal.SELF),
                        new TieAnswer.NoRequest(),
                        new TieAnswer.Refused(Refusal.NO_SUCH_USER),
                        false);
        assertThat(ties.between(pair).follows(anna)).isFalse();
        assertThat(ties.between(pair).follows(ben)).isTrue();
        assertThat(ties.between(Pair.of(anna, cleo)).follows(anna)).isTrue();
        assertThat(journal.after(before, 10))
                .extracting(JournalEntry::change)
                .contains(new Change.FollowDeleted(anna, ben, NOON, true, Cause.UNFOLLOW, anna))
                .hasSize(4);
    }

    @Test
    void operations_that_belong_together_are_all_done_or_none() {
        ActOnTies act = new ActOnTies(ties, Clock.fixed(NOON, ZoneOffset.UTC));
        UserId cleo = person("cleo");
        long before = journal.newest().number();
        List<TieOperation> good = List.of(operation(anna, TieAction.FOLLOW, ben), operation(ben, TieAction.ASK, anna));
        List<TieOperation> bad = List.of(
                operation(anna, TieAction.ACCEPT, cleo),
                operation(anna, TieAction.FOLLOW, anna),
                operation(anna, TieAction.FOLLOW, UNKNOWN));
        for (TieOperation refused : bad) {
            List<TieOperation> all = new ArrayList<>(good);
            all.add(refused);
            assertThat(act.doAllOrNothing(all).getLast()).isNotInstanceOf(TieAnswer.Done.class);
            assertThat(ties.between(pair)).isEqualTo(Tie.strangers(pair, AccountState.ACTIVE, AccountState.ACTIVE));
        }
        assertThat(journal.newest().number()).isEqualTo(before);

        assertThat(act.doAllOrNothing(good)).extracting(TiesContract::status).containsExactly(true, true);
        assertThat(ties.between(pair).follows(anna)).isTrue();
        assertThat(ties.between(pair).connection()).isEqualTo(new Requested(ben, NOON, null, null));
        assertThat(journal.newest().number()).isEqualTo(before + 2);
        assertThat(act.doAllOrNothing(good)).extracting(TiesContract::status).containsExactly(false, false);
    }

    /** More than one transaction of a group commit. */
    @Test
    void a_thousand_operations_are_done_at_once() {
        ActOnTies act = new ActOnTies(ties, Clock.fixed(NOON, ZoneOffset.UTC));
        List<UserId> people = IntStream.range(0, 40)
                .mapToObj(number -> person("many" + number))
                .toList();
        List<TieOperation> operations = people.stream()
                .flatMap(one -> people.stream()
                        .filter(other -> !other.equals(one))
                        .map(other -> operation(one, TieAction.FOLLOW, other)))
                .limit(Ties.MAX_PAIRS)
                .toList();
        List<UserId> first = operations.stream()
                .filter(each -> each.actor().equals(people.getFirst()))
                .map(TieOperation::other)
                .toList();

        assertThat(act.doEach(operations))
                .hasSize(Ties.MAX_PAIRS)
                .allMatch(answer -> status(answer).equals(true));
        assertThat(act.doAllOrNothing(operations))
                .allMatch(answer -> status(answer).equals(false));
        assertThat(ties.relations(people.getFirst(), first, CommunityMode.FOLLOW)
                        .values())
                .hasSize(39)
                .containsOnly(Relation.FOLLOWED);
    }

    @Test
    void a_throwing_rule_leaves_no_trace() {
        follow(anna, ben, NOON);
        Tie before = ties.between(pair);

        assertThatThrownBy(() -> ties.decide(pair, tie -> {
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessageContaining("on purpose");

        assertThat(ties.between(pair)).isEqualTo(before);
        assertThat(ties.<FollowAnswer>decide(pair, tie -> FollowRules.toggle(tie, anna, NOON)))
                .isEqualTo(new FollowAnswer.Unfollowed());
    }

    @Test
    void each_side_has_its_own_follow_and_hide() {
        follow(anna, ben, NOON);
        make(anna, ben, tie -> tie.with(new Requested(ben, NOON, null, null)));

        assertThat(ties.between(pair).follows(anna)).isTrue();
        assertThat(ties.between(pair).follows(ben)).isFalse();
        assertThat(ties.relations(anna, List.of(ben), CommunityMode.FOLLOW)).isEqualTo(Map.of(ben, Relation.FOLLOWED));
        assertThat(ties.relations(ben, List.of(anna), CommunityMode.FOLLOW)).isEqualTo(Map.of(anna, Relation.NONE));
        assertThat(ties.relations(anna, List.of(ben), CommunityMode.FRIENDSHIP))
                .isEqualTo(Map.of(ben, Relation.RECEIVED_REQUEST));
        assertThat(ties.relations(ben, List.of(anna), CommunityMode.FRIENDSHIP))
                .isEqualTo(Map.of(anna, Relation.SENT_REQUEST));
    }

    @Test
    void relations_agree_with_ties() {
        List<UserId> all = new ArrayList<>(List.of(anna, ben));
        IntStream.range(0, 8).forEach(number -> all.add(person("other" + number)));
        UserId viewer = all.get(4);
        List<Connection> connections = List.of(
                new Strangers(),
                new Connected(NOON),
                new Requested(viewer, NOON, null, null),
                new Requested(viewer, NOON, LATER, null));
        for (int number = 0; number < all.size(); number++) {
            UserId other = all.get(number);
            if (!other.equals(viewer)) {
                Connection connection = connections.get(number % connections.size());
                make(
                        viewer,
                        other,
                        tie -> tie.with(
                                connection instanceof Requested request && other.value() % 2 == 0
                                        ? new Requested(other, request.created(), request.rejected(), request.viewed())
                                        : connection));
                if (number % 3 == 0) {
                    follow(viewer, other, NOON);
                }
                if (number % 3 == 1) {
                    follow(other, viewer, NOON);
                }
            }
        }
        List<UserId> asked = new ArrayList<>(all);
        asked.add(UNKNOWN);
        for (CommunityMode mode : CommunityMode.values()) {
            Map<UserId, Relation> expected = new HashMap<>();
            asked.forEach(other -> expected.put(
                    other,
                    other.equals(viewer)
                            ? Relation.NONE
                            : Relation.seenBy(viewer, ties.between(Pair.of(viewer, other)), mode)));
            assertThat(ties.relations(viewer, asked, mode)).isEqualTo(expected);
            assertThat(expected.values())
                    .contains(mode == CommunityMode.FOLLOW ? Relation.FOLLOWED : Relation.CONNECTED);
            for (UserId other : all) {
                assertThat(ties.relation(viewer, other, mode)).isEqualTo(Optional.ofNullable(expected.get(other)));
                assertThat(ties.relation(other, viewer, mode))
                        .isEqualTo(Optional.ofNullable(
                                ties.relations(other, List.of(viewer), mode).get(viewer)));
            }
        }
    }

    @Test
    void the_ties_of_many_pairs_are_those_of_each_pair() {
        List<UserId> all = new ArrayList<>(List.of(anna, ben));
        IntStream.range(0, 8).forEach(number -> all.add(person("other" + number)));
        users.edit(all.get(2), user -> user.withStatus(UserStatus.BLOCKED, null));
        List<Pair> pairs = new ArrayList<>();
        List<Tie> states = everyState();
        Random random = new Random(seed());
        for (UserId one : all) {
            for (UserId other : all) {
                if (one.value() < other.value()) {
                    Tie state = states.get(random.nextInt(states.size()));
                    Pair two = Pair.of(one, other);
                    pairs.add(two);
                    make(
                            one,
                            other,
                            tie -> new Tie(
                                    two,
                                    new Side(
                                            tie.low().standing(),
                                            state.low().follows(),
                                            state.low().hides()),
                                    new Side(
                                            tie.high().standing(),
                                            state.high().follows(),
                                            state.high().hides()),
                                    state.connection() instanceof Requested request
                                            ? new Requested(
                                                    one, request.created(), request.rejected(), request.viewed())
                                            : state.connection()));
                }
            }
        }
        users.edit(all.get(3), user -> user.withStatus(UserStatus.SOFT_DELETED, NOON));
        pairs.add(Pair.of(anna, UNKNOWN));
        pairs.add(Pair.of(new UserId(999_998), UNKNOWN));
        for (Set<TiePart> parts : List.of(
                Set.<TiePart>of(),
                Set.of(TiePart.FOLLOWS),
                Set.of(TiePart.HIDES),
                Set.of(TiePart.CONNECTION),
                Set.of(TiePart.FOLLOWS, TiePart.CONNECTION),
                Set.of(TiePart.values()))) {
            Map<Pair, Tie> expected = new HashMap<>();
            pairs.forEach(two -> expected.put(two, ties.between(two).only(parts)));
            assertThat(ties.between(pairs, parts)).isEqualTo(expected);
            for (Pair two : pairs.subList(0, 5)) {
                assertThat(ties.between(List.of(two), parts)).isEqualTo(Map.of(two, expected.get(two)));
            }
            for (UserId center : all) {
                Map<Pair, Tie> star = new HashMap<>(expected);
                star.keySet()
                        .removeIf(
                                two -> !two.low().equals(center) && !two.high().equals(center));
                assertThat(ties.between(star.keySet(), parts)).isEqualTo(star);
            }
        }
        assertThat(ties.between(List.of(), Set.of(TiePart.values()))).isEmpty();
    }

    @Test
    void the_ties_of_the_most_pairs_are_found() {
        follow(anna, ben, NOON);
        List<Pair> pairs = new ArrayList<>(List.of(pair));
        for (long id = 1; id < Ties.MAX_PAIRS; id++) {
            pairs.add(Pair.of(anna, new UserId(UNKNOWN.value() + id)));
        }

        Map<Pair, Tie> found = ties.between(pairs, Set.of(TiePart.values()));

        assertThat(found).hasSize(Ties.MAX_PAIRS).containsEntry(pair, ties.between(pair));
        assertThat(found.values()).filteredOn(tie -> tie.follows(anna)).hasSize(1);
    }

    @Test
    void a_relation_exists_between_users_that_are_found() {
        for (CommunityMode mode : CommunityMode.values()) {
            assertThat(ties.relation(anna, UNKNOWN, mode)).isEmpty();
            assertThat(ties.relation(UNKNOWN, anna, mode)).isEmpty();
        }
        users.edit(ben, user -> user.withStatus(UserStatus.SOFT_DELETED, NOON));
        for (CommunityMode mode : CommunityMode.values()) {
            assertThat(ties.relation(anna, ben, mode)).contains(Relation.NONE);
            assertThat(ties.relation(ben, anna, mode)).contains(Relation.NONE);
        }
        users.edit(ben, user -> user.withStatus(UserStatus.HARD_DELETED, NOON));
        for (CommunityMode mode : CommunityMode.values()) {
            assertThat(ties.relation(anna, ben, mode)).isEmpty();
            assertThat(ties.relation(ben, anna, mode)).isEmpty();
        }
    }

    // ---- at once

    @Test
    void of_twenty_concurrent_follows_one_is_first() {
        List<FollowAnswer> answers =
                allAtOnce(20, number -> ties.decide(pair, tie -> FollowRules.follow(tie, anna, NOON)));

        assertThat(answers).filteredOn(new FollowAnswer.Followed()::equals).hasSize(1);
        assertThat(answers)
                .filteredOn(new FollowAnswer.AlreadyFollowing()::equals)
                .hasSize(19);
        assertThat(counters(ben).followers()).isEqualTo(1);
    }

    @Test
    void of_twenty_concurrent_requests_from_both_sides_two_meet() {
        List<ConnectionAnswer> answers = allAtOnce(
                20, number -> ties.decide(pair, tie -> ConnectionRules.ask(tie, number % 2 == 0 ? anna : ben, NOON)));

        assertThat(answers).filteredOn(new ConnectionAnswer.Sent()::equals).hasSize(1);
        assertThat(answers)
                .filteredOn(new ConnectionAnswer.MetHalfway()::equals)
                .hasSize(1);
        assertThat(ties.between(pair).connection()).isEqualTo(new Connected(NOON));
        assertThat(counters(anna)).isEqualTo(new UserCounters(0, 0, 1, 0, 0, 0, 0, 0, 0));
        assertThat(counters(ben)).isEqualTo(new UserCounters(0, 0, 1, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void of_twenty_concurrent_acceptances_one_is_first() {
        make(anna, ben, tie -> tie.with(new Requested(anna, NOON, null, null)));

        List<ConnectionAnswer> answers =
                allAtOnce(20, number -> ties.decide(pair, tie -> ConnectionRules.accept(tie, ben, NOON)));

        assertThat(answers).filteredOn(new ConnectionAnswer.Accepted()::equals).hasSize(1);
        assertThat(answers).filteredOn(new ConnectionAnswer.NoRequest()::equals).hasSize(19);
    }

    @Test
    void no_toggle_on_one_pair_is_lost() {
        List<FollowAnswer> answers =
                allAtOnce(65, number -> ties.decide(pair, tie -> FollowRules.toggle(tie, anna, time(number))));

        assertThat(answers).filteredOn(new FollowAnswer.Followed()::equals).hasSize(33);
        assertThat(answers).filteredOn(new FollowAnswer.Unfollowed()::equals).hasSize(32);
        assertThat(ties.between(pair).follows(anna)).isTrue();
        assertMutualIsRight(List.of(anna, ben));
    }

    @Test
    void no_toggle_on_either_side_of_a_pair_is_lost() {
        allAtOnce(
                64,
                number -> ties.<FollowAnswer>decide(
                        pair, tie -> FollowRules.toggle(tie, number < 33 ? anna : ben, time(number))));

        assertThat(ties.between(pair).isReciprocal()).isTrue();
        assertMutualIsRight(List.of(anna, ben));

        allAtOnce(
                64,
                number -> ties.<FollowAnswer>decide(
                        pair, tie -> FollowRules.toggle(tie, number < 32 ? anna : ben, time(number))));

        assertThat(ties.between(pair).isReciprocal()).isTrue();
        assertMutualIsRight(List.of(anna, ben));
    }

    @Test
    void no_toggle_in_a_clique_is_lost() {
        List<UserId> clique = new ArrayList<>(List.of(anna, ben));
        IntStream.range(0, 4).forEach(number -> clique.add(person("friend" + number)));
        Random random = new Random(seed());
        List<List<UserId>> toggles = new ArrayList<>();
        Map<List<UserId>, Integer> times = new HashMap<>();
        while (toggles.size() < 64 * 4) {
            UserId from = clique.get(random.nextInt(6));
            UserId to = clique.get(random.nextInt(6));
            if (!from.equals(to)) {
                toggles.add(List.of(from, to));
                times.merge(List.of(from, to), 1, Integer::sum);
            }
        }

        allAtOnce(64, thread -> {
            for (int turn = 0; turn < 4; turn++) {
                UserId from = toggles.get(thread * 4 + turn).getFirst();
                Pair two = Pair.of(from, toggles.get(thread * 4 + turn).getLast());
                int number = thread * 4 + turn;
                ties.<FollowAnswer>decide(two, tie -> FollowRules.toggle(tie, from, time(number)));
            }
            return true;
        });

        for (UserId from : clique) {
            for (UserId to : clique) {
                if (!from.equals(to)) {
                    assertThat(ties.between(Pair.of(from, to)).follows(from))
                            .as("%s follows %s", from, to)
                            .isEqualTo(times.getOrDefault(List.of(from, to), 0) % 2 == 1);
                }
            }
        }
        assertMutualIsRight(clique);
    }

    @Test
    void hides_and_follows_at_once_leave_no_follow_between_hider_and_hidden() {
        List<UserId> others = IntStream.range(0, 8)
                .mapToObj(number -> person("other" + number))
                .toList();

        allAtOnce(32, number -> {
            UserId other = others.get(number % 8);
            Pair two = Pair.of(anna, other);
            return switch (number / 8) {
                case 0 -> ties.<Object>decide(two, tie -> widened(FollowRules.follow(tie, other, NOON)));
                case 1 -> ties.<Object>decide(two, tie -> widened(FollowRules.follow(tie, anna, NOON)));
                case 2 -> ties.<Object>decide(two, tie -> widened(ConnectionRules.ask(tie, other, NOON)));
                default -> ties.<Object>decide(two, tie -> widened(HideRules.toggle(tie, anna, NOON)));
            };
        });

        for (UserId other : others) {
            Tie tie = ties.between(Pair.of(anna, other));
            assertThat(tie.of(anna).hides()).isNotNull();
            assertThat(tie.follows(anna) || tie.follows(other)).isFalse();
            assertThat(tie.connection()).isEqualTo(new Strangers());
        }
        assertThat(counters(anna)).isEqualTo(UserCounters.NONE);
    }

    /** The writer replaces the whole tie by another, in which all times are equal. */
    @Test
    void a_tie_is_read_as_it_was_at_one_moment() {
        List<Pair> pairs = new ArrayList<>(List.of(pair));
        IntStream.range(0, 20).forEach(number -> pairs.add(Pair.of(anna, person("other" + number))));
        AtomicBoolean isOver = new AtomicBoolean();
        allAtOnce(4, thread -> {
            if (thread == 0) {
                try {
                    IntStream.range(0, 200).forEach(number -> make(anna, ben, tie -> replaced(tie, number)));
                } finally {
                    isOver.set(true);
                }
                return true;
            }
            do {
                Collection<Tie> read = thread == 1
                        ? List.of(ties.between(pair))
                        : ties.between(pairs, Set.of(TiePart.values())).values();
                read.forEach(this::assertIsOneOfTheWriter);
            } while (!isOver.get());
            return true;
        });
    }

    private Tie replaced(Tie tie, int number) {
        Instant time = time(number);
        return switch (number % 3) {
            case 0 ->
                tie.with(anna, tie.of(anna).following(time).hiding(null))
                        .with(ben, tie.of(ben).following(time))
                        .with(new Connected(time));
            case 1 ->
                tie.with(anna, tie.of(anna).following(null).hiding(time))
                        .with(ben, tie.of(ben).following(null))
                        .with(new Strangers());
            default -> tie.with(anna, tie.of(anna).hiding(null)).with(new Requested(ben, time, null, null));
        };
    }

    private void assertIsOneOfTheWriter(Tie tie) {
        Side annas = tie.of(anna);
        Side bens = tie.of(ben);
        boolean isOne = switch (tie.connection()) {
            case Connected(Instant since) ->
                since.equals(annas.follows()) && since.equals(bens.follows()) && annas.hides() == null;
            case Requested _ -> annas.follows() == null && bens.follows() == null && annas.hides() == null;
            // nothing at all was so before the first write only
            case Strangers() -> annas.follows() == null && bens.follows() == null;
        };
        assertThat(isOne).as("%s", tie).isTrue();
    }

    private static Decision<Object> widened(Decision<?> decision) {
        return new Decision<>(decision.next(), decision.answer(), decision.changes());
    }

    private static Instant time(int number) {
        return NOON.plusSeconds(number);
    }

    /** No user is listed twice, and an edge is mutual exactly if its reverse exists. */
    private void assertMutualIsRight(List<UserId> all) {
        for (UserId subject : all) {
            for (AudienceKind kind : List.of(AudienceKind.FOLLOWERS, AudienceKind.FOLLOWINGS)) {
                List<AudienceEntry> list = audiences
                        .page(new AudienceQuery(subject, kind, Mutuality.RECIPROCAL, null, null, Offset.first(100)))
                        .items();
                assertThat(list).extracting(AudienceEntry::user).doesNotHaveDuplicates();
                for (AudienceEntry entry : list) {
                    Tie tie = ties.between(Pair.of(subject, entry.user()));
                    assertThat(tie.follows(kind == AudienceKind.FOLLOWERS ? entry.user() : subject))
                            .isTrue();
                    assertThat(entry.mutual()).as("%s with %s", subject, entry).isEqualTo(tie.isReciprocal());
                }
                assertThat(list).hasSize((int)
                        (kind == AudienceKind.FOLLOWERS
                                ? counters(subject).followers()
                                : counters(subject).followings()));
            }
        }
    }
}
