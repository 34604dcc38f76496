package dev.kith.application.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Contract;
import dev.kith.domain.tie.AccountState;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Side;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.walk.PrivateEntry;
import dev.kith.domain.walk.PrivateList;
import dev.kith.domain.walk.PrivateWalk;
import dev.kith.domain.walk.WalkCursor;
import dev.kith.domain.walk.WalkPage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The laws that every store of {@link PrivateWalks} keeps. */
public abstract class PrivateWalksContract extends Contract {

    protected PrivateWalks walks;

    /** The store under test, over the same community as the others. */
    protected abstract PrivateWalks walks();

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

        private final List<UserId> all = people(14);
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

        /** Replaces the tie of a pair: one of the two hides the other, or has requested a connection. */
        void change(Pair pair) {
            Side nothing = Side.withoutEdges(AccountState.ACTIVE);
            Connection.Requested request = new Connection.Requested(
                    random.nextBoolean() ? pair.low() : pair.high(),
                    time(),
                    random.nextInt(3) == 0 ? time() : null,
                    random.nextBoolean() ? time() : null);
            Tie tie = switch (random.nextInt(5)) {
                case 0 -> new Tie(pair, nothing.hiding(time()), nothing, new Connection.Strangers());
                case 1 -> new Tie(pair, nothing, nothing.hiding(time()), new Connection.Strangers());
                case 2 -> new Tie(pair, nothing, nothing, new Connection.Connected(time()));
                default -> new Tie(pair, nothing, nothing, request);
            };
            kept.put(pair, tie);
            make(pair.low(), pair.high(), _ -> tie);
        }

        /** Few different times, so that many entries share one. */
        Instant time() {
            return NOON.plus(random.nextInt(5), ChronoUnit.MICROS);
        }

        UserId anyone() {
            return all.get(random.nextInt(all.size()));
        }

        PrivateWalk anything(PrivateList list) {
            return new PrivateWalk(
                    anyone(), list, random.nextBoolean() ? time() : null, random.nextBoolean() ? time() : null);
        }

        List<PrivateEntry> expected(PrivateWalk walk) {
            UserId owner = walk.owner();
            PrivateList list = walk.list();
            List<PrivateEntry> entries = new ArrayList<>();
            for (UserId other : all) {
                Tie tie = other.equals(owner) ? null : kept.get(Pair.of(owner, other));
                if (tie == null) {
                    continue;
                }
                Instant hides = tie.of(owner).hides();
                if (list == PrivateList.HIDDEN && hides != null) {
                    entries.add(new PrivateEntry(other, hides, null, null));
                }
                if (tie.connection() instanceof Connection.Requested(var from, var created, var rejected, var viewed)
                        && list
                                == (from.equals(owner)
                                        ? PrivateList.SENT_REQUESTS
                                        : rejected == null
                                                ? PrivateList.RECEIVED_REQUESTS
                                                : PrivateList.REJECTED_REQUESTS)) {
                    entries.add(new PrivateEntry(other, created, viewed, rejected));
                }
            }
            Instant since = walk.since();
            Instant until = walk.until();
            entries.removeIf(entry -> (since != null && entry.since().isBefore(since))
                    || (until != null && !entry.since().isBefore(until)));
            entries.sort(Comparator.comparing(PrivateEntry::since, Comparator.reverseOrder())
                    .thenComparing(PrivateEntry::user, Comparator.reverseOrder()));
            return entries;
        }
    }

    /** The pages from a place on, joined. Between two pages something happens. */
    private List<PrivateEntry> walked(PrivateWalk walk, @Nullable WalkCursor start, Random random, Runnable between) {
        List<PrivateEntry> walked = new ArrayList<>();
        WalkCursor after = start;
        while (true) {
            int limit = 1 + random.nextInt(4);
            WalkPage<PrivateEntry> page = walks.page(walk, after, limit);
            assertThat(page.entries()).hasSizeLessThanOrEqualTo(limit);
            walked.addAll(page.entries());
            WalkCursor next = page.next();
            if (next == null) {
                return walked;
            }
            assertThat(after == null || after.isBefore(next.since(), next.user()))
                    .as("%s goes on from %s at %s", walk, after, next)
                    .isTrue();
            after = next;
            between.run();
        }
    }

    @Test
    void an_unknown_user_has_empty_lists() {
        for (PrivateList list : PrivateList.values()) {
            assertThat(walks.page(PrivateWalk.of(new UserId(999_999), list), null, 5))
                    .isEqualTo(new WalkPage<>(List.of(), null));
            assertThat(walks.count(PrivateWalk.of(new UserId(999_999), list))).hasValue(0);
        }
    }

    @Test
    void pages_of_any_size_from_any_place_joined_are_the_list_and_the_count_is_its_length() {
        Random random = new Random(seed());
        for (int round = 0; round < communities(); round++) {
            openStores();
            Community community = new Community(random);
            for (PrivateList list : PrivateList.values()) {
                PrivateWalk walk = community.anything(list);
                List<PrivateEntry> expected = community.expected(walk);
                assertThat(walked(walk, null, random, () -> {})).isEqualTo(expected);
                assertCount(walk, expected.size());
                WalkCursor place = new WalkCursor(0, community.time(), community.anyone());
                assertThat(walked(walk, place, random, () -> {}))
                        .isEqualTo(expected.stream()
                                .filter(entry -> place.isBefore(entry.since(), entry.user()))
                                .toList());
            }
        }
    }

    @Test
    void a_walk_shows_everybody_who_stays_exactly_once_whatever_comes_and_goes() {
        Random random = new Random(seed());
        for (int round = 0; round < communities(); round++) {
            openStores();
            Community community = new Community(random);
            for (PrivateList list : PrivateList.values()) {
                PrivateWalk walk = community.anything(list);
                UserId owner = walk.owner();
                List<PrivateEntry> stay = new ArrayList<>(community.expected(walk));
                List<PrivateEntry> walked = walked(walk, null, random, () -> {
                    UserId other = community.anyone();
                    if (!other.equals(owner)) {
                        community.change(Pair.of(owner, other));
                    }
                    stay.retainAll(community.expected(walk));
                });
                assertThat(walked).containsAll(stay);
                assertThat(walked).filteredOn(stay::contains).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void deleted_users_are_in_no_private_list() {
        List<UserId> people = people(4);
        UserId anna = people.getFirst();
        for (UserId other : people.subList(1, 4)) {
            hide(anna, other);
        }
        deletions.begin(people.get(2), null, NOON, _ -> UserStatus.SOFT_DELETED);
        deletions.finish(people.get(2));
        PrivateWalk hidden = PrivateWalk.of(anna, PrivateList.HIDDEN);
        assertThat(walked(hidden, null, new Random(1), () -> {}))
                .extracting(PrivateEntry::user)
                .containsExactly(people.get(3), people.get(1));
        assertCount(hidden, 2);
    }

    private void assertCount(PrivateWalk walk, long expected) {
        OptionalLong count = walks.count(walk);
        if (countsAll() || count.isPresent()) {
            assertThat(count).hasValue(expected);
        }
    }
}
