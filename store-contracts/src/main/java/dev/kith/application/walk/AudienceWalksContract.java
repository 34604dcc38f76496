package dev.kith.application.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Contract;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.tie.AccountState;
import dev.kith.domain.tie.Connection.Connected;
import dev.kith.domain.tie.Connection.Strangers;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Side;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.walk.Audience;
import dev.kith.domain.walk.AudienceWalk;
import dev.kith.domain.walk.WalkCursor;
import dev.kith.domain.walk.WalkEntry;
import dev.kith.domain.walk.WalkOrder;
import dev.kith.domain.walk.WalkPage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The laws that every store of {@link AudienceWalks} keeps. */
public abstract class AudienceWalksContract extends Contract {

    private static final UserId UNKNOWN = new UserId(999_999);

    protected AudienceWalks walks;

    /** The store under test, over the same community as the others. */
    protected abstract AudienceWalks walks();

    /** Whether a count is always there: false for a store with so low a bound that some counts exceed it. */
    protected boolean countsAll() {
        return true;
    }

    @Override
    @BeforeEach
    protected void openStores() {
        super.openStores();
        walks = walks();
    }

    /** A random community, and a plain computation of its lists. */
    private final class Community {

        private final List<UserId> all = people(12);
        private final Map<Pair, Tie> kept = new HashMap<>();
        private final Random random;

        Community(Random random) {
            this.random = random;
            for (UserId low : all) {
                for (UserId high : all) {
                    if (low.value() < high.value()) {
                        change(new Pair(low, high));
                    }
                }
            }
        }

        /** Replaces the tie of a pair. */
        void change(Pair pair) {
            Tie tie = new Tie(pair, side(), side(), random.nextInt(3) == 0 ? new Strangers() : new Connected(time()));
            kept.put(pair, tie);
            make(pair.low(), pair.high(), _ -> tie);
        }

        /** Few different times, so that many entries share one. */
        Instant time() {
            return NOON.plus(random.nextInt(5), ChronoUnit.MICROS);
        }

        private Side side() {
            return new Side(
                    AccountState.ACTIVE, random.nextInt(5) < 3 ? time() : null, random.nextInt(8) == 0 ? time() : null);
        }

        UserId anyone() {
            return all.get(random.nextInt(all.size()));
        }

        private @Nullable Boolean anyFlag() {
            return random.nextInt(3) == 0 ? null : (Boolean) random.nextBoolean();
        }

        private <T> T any(List<T> choices) {
            return choices.get(random.nextInt(choices.size()));
        }

        /** Any question that has a meaning. */
        AudienceWalk anything() {
            Audience list = new Audience(any(List.of(AudienceKind.values())), anyone());
            boolean isOfFollows = list.kind() != AudienceKind.CONNECTIONS;
            UserId viewer = random.nextInt(3) == 0 ? null : anyone();
            WalkOrder order =
                    any(isOfFollows ? List.of(WalkOrder.values()) : List.of(WalkOrder.NEWEST, WalkOrder.SHARED_FIRST));
            boolean isShared = order == WalkOrder.SHARED_FIRST;
            Boolean mutual = (isOfFollows && !isShared) ? anyFlag() : null;
            Boolean shared = (isShared || (order == WalkOrder.NEWEST && mutual == null)) ? anyFlag() : null;
            Audience compared =
                    (isShared || shared != null) ? new Audience(any(List.of(AudienceKind.values())), anyone()) : null;
            Instant since = (isShared || random.nextBoolean()) ? null : time();
            Instant until = (isShared || random.nextBoolean()) ? null : time();
            return new AudienceWalk(list, order, mutual, compared, shared, since, until, viewer);
        }

        private Tie tie(UserId one, UserId other) {
            return kept.getOrDefault(
                    Pair.of(one, other), Tie.strangers(Pair.of(one, other), AccountState.ACTIVE, AccountState.ACTIVE));
        }

        private @Nullable Instant since(Audience list, UserId other) {
            UserId subject = list.subject();
            if (subject.equals(other)) {
                return null;
            }
            return switch (list.kind()) {
                case FOLLOWERS -> tie(subject, other).of(other).follows();
                case FOLLOWINGS -> tie(subject, other).of(subject).follows();
                case CONNECTIONS -> tie(subject, other).connection() instanceof Connected(Instant since) ? since : null;
            };
        }

        /** The groups of the whole list, each in its order. */
        List<List<WalkEntry>> expected(AudienceWalk walk) {
            List<WalkEntry> entries = new ArrayList<>();
            Audience compared = walk.compared();
            for (UserId other : all) {
                Instant since = since(walk.list(), other);
                UserId viewer = walk.viewer();
                if (since != null
                        && (walk.since() == null || !since.isBefore(walk.since()))
                        && (walk.until() == null || since.isBefore(walk.until()))
                        && (viewer == null
                                || viewer.equals(other)
                                || tie(viewer, other).of(viewer).hides() == null)) {
                    entries.add(new WalkEntry(
                            other,
                            since,
                            walk.list().kind() == AudienceKind.CONNECTIONS
                                    ? null
                                    : (Boolean)
                                            tie(walk.list().subject(), other).isReciprocal(),
                            compared == null ? null : (Boolean) (since(compared, other) != null)));
                }
            }
            entries.sort(Comparator.comparing(WalkEntry::since, Comparator.reverseOrder())
                    .thenComparing(WalkEntry::user, Comparator.reverseOrder()));
            boolean byMutual = walk.order() == WalkOrder.MUTUAL_FIRST && walk.mutual() == null;
            boolean byShared = walk.order() == WalkOrder.SHARED_FIRST && walk.shared() == null;
            List<List<WalkEntry>> groups = new ArrayList<>();
            for (boolean first : byMutual || byShared ? List.of(true, false) : List.of(true)) {
                List<WalkEntry> group = entries.stream()
                        .filter(entry -> walk.mutual() == null || walk.mutual().equals(entry.mutual()))
                        .filter(entry -> walk.shared() == null || walk.shared().equals(entry.shared()))
                        .filter(entry -> !byMutual || Objects.equals(entry.mutual(), first))
                        .filter(entry -> !byShared || Objects.equals(entry.shared(), first))
                        .toList();
                groups.add(group);
            }
            return groups;
        }
    }

    private static List<WalkEntry> joined(List<List<WalkEntry>> groups) {
        return groups.stream().flatMap(List::stream).toList();
    }

    /** Every page of a walk, joined. Between two pages something happens. */
    private List<WalkEntry> walked(AudienceWalk walk, Random random, Runnable between) {
        List<WalkEntry> walked = new ArrayList<>();
        WalkCursor after = null;
        Set<WalkCursor> places = new HashSet<>();
        while (true) {
            int limit = 1 + random.nextInt(6);
            WalkPage<WalkEntry> page = walks.page(walk, after, limit);
            assertThat(page.entries()).as("%s", walk).hasSizeLessThanOrEqualTo(limit);
            walked.addAll(page.entries());
            after = page.next();
            if (after == null) {
                return walked;
            }
            assertThat(places.add(after)).as("%s goes on at %s", walk, after).isTrue();
            between.run();
        }
    }

    private void assertCount(AudienceWalk walk, long expected) {
        OptionalLong count = walks.count(walk);
        if (countsAll() || count.isPresent()) {
            assertThat(count).as("%s", walk).hasValue(expected);
        }
    }

    @Test
    void an_unknown_user_has_empty_lists() {
        follow(person("anna"), person("bert"), NOON);
        for (AudienceKind kind : AudienceKind.values()) {
            AudienceWalk walk = AudienceWalk.newest(new Audience(kind, UNKNOWN), UNKNOWN);
            assertThat(walks.page(walk, null, 5)).isEqualTo(new WalkPage<>(List.of(), null));
            assertThat(walks.count(walk)).hasValue(0);
            Audience unknown = new Audience(kind, UNKNOWN);
            AudienceWalk common =
                    AudienceWalk.common(new Audience(AudienceKind.FOLLOWERS, new UserId(2)), unknown, null);
            assertThat(walks.page(common, null, 5)).isEqualTo(new WalkPage<>(List.of(), null));
            assertThat(walks.count(common)).hasValue(0);
        }
    }

    /** Promise 1: pages of any size, joined, are the list, and the count is its length. */
    @Test
    void pages_of_any_size_joined_are_the_list_and_the_count_is_its_length() {
        Random random = new Random(seed());
        for (int round = 0; round < communities(); round++) {
            openStores();
            Community community = new Community(random);
            Set<Integer> lengths = new HashSet<>();
            for (int asked = 0; asked < questions(); asked++) {
                AudienceWalk walk = community.anything();
                List<WalkEntry> expected = joined(community.expected(walk));
                assertThat(walked(walk, random, () -> {})).as("%s", walk).isEqualTo(expected);
                assertCount(walk, expected.size());
                lengths.add(expected.size());
            }
            assertThat(lengths).as("the questions are not all alike").hasSizeGreaterThan(2);
        }
    }

    @Test
    void a_page_of_the_largest_size_is_the_list() {
        Random random = new Random(seed());
        Community community = new Community(random);
        for (int asked = 0; asked < questions(); asked++) {
            AudienceWalk walk = community.anything();
            if (walk.compared() == null) {
                assertThat(walks.page(walk, null, AudienceWalks.MAX_LIMIT))
                        .as("%s", walk)
                        .isEqualTo(new WalkPage<>(joined(community.expected(walk)), null));
            }
        }
    }

    /** A walk goes on after any place, also after one that is not or no longer in the list, or never was. */
    @Test
    void a_walk_goes_on_after_any_place() {
        Random random = new Random(seed());
        for (int round = 0; round < communities(); round++) {
            openStores();
            Community community = new Community(random);
            for (int asked = 0; asked < questions(); asked++) {
                AudienceWalk walk = community.anything();
                WalkCursor place = new WalkCursor(
                        random.nextInt(walk.groups().size()),
                        random.nextInt(6) == 0
                                ? Instant.EPOCH.plus(
                                        random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE, ChronoUnit.MICROS)
                                : community.time(),
                        random.nextInt(8) == 0 ? new UserId(Long.MAX_VALUE) : community.anyone());
                List<List<WalkEntry>> groups = community.expected(walk);
                List<WalkEntry> expected = new ArrayList<>();
                for (int group = place.group(); group < groups.size(); group++) {
                    boolean isFirst = group == place.group();
                    groups.get(group).stream()
                            .filter(entry -> !isFirst
                                    || entry.since().isBefore(place.since())
                                    || (entry.since().equals(place.since())
                                            && entry.user().value()
                                                    < place.user().value()))
                            .forEach(expected::add);
                }
                List<WalkEntry> rest = new ArrayList<>();
                WalkCursor after = place;
                while (after != null) {
                    WalkPage<WalkEntry> page = walks.page(walk, after, 4);
                    rest.addAll(page.entries());
                    after = page.next();
                }
                assertThat(rest).as("%s after %s", walk, place).isEqualTo(expected);
            }
        }
    }

    /**
     * Promise 2, and promise 3 for the other orders: who is in the list and in one group all the time comes exactly
     * once, and never twice under {@link WalkOrder#NEWEST}.
     */
    @Test
    void a_walk_shows_everybody_who_stays_exactly_once_whatever_comes_and_goes() {
        Random random = new Random(seed());
        for (int round = 0; round < communities(); round++) {
            openStores();
            Community community = new Community(random);
            for (int asked = 0; asked < 4; asked++) {
                AudienceWalk walk = community.anything();
                List<List<List<WalkEntry>>> moments = new ArrayList<>();
                moments.add(community.expected(walk));
                List<UserId> walked = walked(walk, random, () -> {
                            UserId one = community.anyone();
                            UserId other = community.anyone();
                            if (!one.equals(other)) {
                                community.change(Pair.of(one, other));
                            }
                            moments.add(community.expected(walk));
                        })
                        .stream()
                        .map(WalkEntry::user)
                        .toList();
                for (List<WalkEntry> group : moments.getFirst()) {
                    group.stream()
                            .filter(entry -> stays(entry, moments))
                            .forEach(entry -> assertThat(walked)
                                    .as("%s in %s", entry, walk)
                                    .containsOnlyOnce(entry.user()));
                }
            }
        }
    }

    /** Whether an entry is in one group, with one time, at all moments. */
    private static boolean stays(WalkEntry entry, List<List<List<WalkEntry>>> moments) {
        for (int number = 0; number < 2; number++) {
            int group = number;
            if (moments.stream()
                    .allMatch(groups -> group < groups.size()
                            && groups.get(group).stream()
                                    .anyMatch(other -> other.user().equals(entry.user())
                                            && other.since().equals(entry.since())))) {
                return true;
            }
        }
        return false;
    }

    @Test
    void a_list_of_a_deleted_user_is_empty_and_no_list_has_deleted_users() {
        List<UserId> people = people(4);
        UserId anna = people.getFirst();
        for (UserId other : people.subList(1, 4)) {
            follow(other, anna, NOON.plusSeconds(other.value()));
            follow(anna, other, NOON);
        }
        AudienceWalk followers = AudienceWalk.newest(new Audience(AudienceKind.FOLLOWERS, anna), null);
        deletions.begin(people.get(2), null, NOON, _ -> UserStatus.SOFT_DELETED);
        deletions.finish(people.get(2));
        assertThat(walks.page(followers, null, 9).entries())
                .extracting(WalkEntry::user)
                .containsExactly(people.get(3), people.get(1));
        assertThat(walks.count(followers)).hasValue(2);
        deletions.begin(anna, null, NOON, _ -> UserStatus.SOFT_DELETED);
        deletions.finish(anna);
        assertThat(walks.page(followers, null, 9)).isEqualTo(new WalkPage<>(List.of(), null));
        assertThat(walks.count(followers)).hasValue(0);
    }

    /** The flag is that of the edge, whatever the order: a follow back changes it, and its end too. */
    @Test
    void the_flag_is_true_to_the_fact_under_every_order() {
        List<UserId> people = people(3);
        UserId anna = people.getFirst();
        follow(people.get(1), anna, NOON);
        follow(people.get(2), anna, NOON.plusSeconds(1));
        for (boolean mutual : new boolean[] {true, false}) {
            follow(anna, people.get(1), mutual ? NOON.plusSeconds(2) : null);
            for (WalkOrder order : List.of(WalkOrder.NEWEST, WalkOrder.MUTUAL_FIRST)) {
                AudienceWalk walk = new AudienceWalk(
                        new Audience(AudienceKind.FOLLOWERS, anna), order, null, null, null, null, null, null);
                WalkEntry one = new WalkEntry(people.get(1), NOON, mutual, null);
                WalkEntry two = new WalkEntry(people.get(2), NOON.plusSeconds(1), false, null);
                assertThat(walks.page(walk, null, 9).entries())
                        .isEqualTo(mutual && order == WalkOrder.MUTUAL_FIRST ? List.of(one, two) : List.of(two, one));
            }
        }
    }
}
