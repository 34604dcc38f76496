package dev.kith.application.audience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Contract;
import dev.kith.domain.audience.AudienceEntry;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.page.Position;
import dev.kith.domain.tie.AccountState;
import dev.kith.domain.tie.Connection.Connected;
import dev.kith.domain.tie.Connection.Requested;
import dev.kith.domain.tie.Connection.Strangers;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Side;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The laws that every store of {@link Audiences} keeps. */
public abstract class AudiencesContract extends Contract {

    private static final UserId UNKNOWN = new UserId(999_999);

    private static final List<Reading> READINGS = List.of(Reading.values());

    /** Every kind of list with every mutuality. */
    private enum Reading {
        FOLLOWERS(AudienceKind.FOLLOWERS, Mutuality.RECIPROCAL),
        FOLLOWINGS(AudienceKind.FOLLOWINGS, Mutuality.RECIPROCAL),
        SHARED_FOLLOWERS(AudienceKind.FOLLOWERS, Mutuality.SHARED),
        SHARED_FOLLOWINGS(AudienceKind.FOLLOWINGS, Mutuality.SHARED),
        CONNECTIONS(AudienceKind.CONNECTIONS, Mutuality.SHARED),
        FOLLOWERS_BY_TIME(AudienceKind.FOLLOWERS, Mutuality.NONE),
        FOLLOWINGS_BY_TIME(AudienceKind.FOLLOWINGS, Mutuality.NONE),
        CONNECTIONS_BY_TIME(AudienceKind.CONNECTIONS, Mutuality.NONE);

        private final AudienceKind kind;
        private final Mutuality mutuality;

        Reading(AudienceKind kind, Mutuality mutuality) {
            this.kind = kind;
            this.mutuality = mutuality;
        }
    }

    private record Question(
            Reading reading,
            UserId subject,
            @Nullable Boolean only,
            @Nullable UserId viewer) {

        AudienceQuery of(Position position) {
            return new AudienceQuery(subject, reading.kind, reading.mutuality, only, viewer, position);
        }
    }

    private List<AudienceEntry> whole(Question question) {
        return audiences.page(question.of(Offset.first(Position.MAX_LIMIT))).items();
    }

    // ---- the mutualities, by example

    @Test
    void begins_empty() {
        UserId anna = person("anna");
        for (Reading reading : Reading.values()) {
            for (@Nullable Boolean only : Arrays.asList(null, true, false)) {
                assertThat(audiences.page(new Question(reading, anna, only, anna).of(Offset.first(10))))
                        .isEqualTo(new Page<>(0, List.of()));
            }
        }
    }

    @Test
    void an_unknown_id_is_answered() {
        List<UserId> all = people(3);
        follow(all.get(0), all.get(1), NOON);
        connect(all.get(0), all.get(1), NOON);
        for (Reading reading : Reading.values()) {
            for (@Nullable Boolean only : Arrays.asList(null, true, false)) {
                assertThat(audiences
                                .page(new Question(reading, UNKNOWN, only, all.get(0)).of(Offset.first(10)))
                                .total())
                        .isZero();
                assertThat(audiences
                                .page(new Question(reading, all.get(1), only, UNKNOWN).of(Offset.first(10)))
                                .items())
                        .hasSize(audiences
                                .page(new Question(reading, all.get(1), only, null).of(Offset.first(10)))
                                .items()
                                .size());
            }
        }
    }

    @Test
    void mutuals_come_first_then_the_newest_then_the_highest_id() {
        List<UserId> all = people(7);
        UserId anna = all.getFirst();
        follow(all.get(1), anna, NOON.plusSeconds(9));
        follow(all.get(2), anna, NOON.plusSeconds(1));
        follow(all.get(3), anna, NOON.plusSeconds(2));
        follow(all.get(4), anna, NOON.plusSeconds(2));
        follow(all.get(5), anna, NOON.plusSeconds(1));
        follow(anna, all.get(2), NOON.plusSeconds(50));
        follow(anna, all.get(5), NOON.plusSeconds(40));
        follow(anna, all.get(6), NOON.plusSeconds(60));

        assertThat(whole(new Question(Reading.FOLLOWERS, anna, null, null)))
                .containsExactly(
                        new AudienceEntry(all.get(5), true, NOON.plusSeconds(1)),
                        new AudienceEntry(all.get(2), true, NOON.plusSeconds(1)),
                        new AudienceEntry(all.get(1), false, NOON.plusSeconds(9)),
                        new AudienceEntry(all.get(4), false, NOON.plusSeconds(2)),
                        new AudienceEntry(all.get(3), false, NOON.plusSeconds(2)));
        assertThat(whole(new Question(Reading.FOLLOWINGS, anna, null, null)))
                .containsExactly(
                        new AudienceEntry(all.get(2), true, NOON.plusSeconds(50)),
                        new AudienceEntry(all.get(5), true, NOON.plusSeconds(40)),
                        new AudienceEntry(all.get(6), false, NOON.plusSeconds(60)));
    }

    @Test
    void shared_users_are_those_in_the_viewers_list_of_the_same_kind() {
        List<UserId> all = people(5);
        UserId anna = all.get(0);
        UserId viewer = all.get(1);
        UserId both = all.get(2);
        UserId annas = all.get(3);
        for (UserId subject : List.of(anna, viewer)) {
            follow(both, subject, NOON);
            follow(subject, both, NOON);
            connect(subject, both, NOON);
        }
        follow(annas, anna, NOON.plusSeconds(1));
        follow(anna, annas, NOON.plusSeconds(1));
        connect(anna, annas, NOON.plusSeconds(1));

        for (Reading reading : List.of(Reading.SHARED_FOLLOWERS, Reading.SHARED_FOLLOWINGS, Reading.CONNECTIONS)) {
            AudienceEntry shared = new AudienceEntry(both, true, NOON);
            AudienceEntry rest = new AudienceEntry(annas, false, NOON.plusSeconds(1));
            assertThat(whole(new Question(reading, anna, null, viewer)))
                    .as("%s", reading)
                    .containsExactly(shared, rest);
            assertThat(whole(new Question(reading, anna, true, viewer)))
                    .as("%s", reading)
                    .containsExactly(shared);
            assertThat(whole(new Question(reading, anna, false, viewer)))
                    .as("%s", reading)
                    .containsExactly(rest);
            assertThat(whole(new Question(reading, anna, null, null)))
                    .as("%s", reading)
                    .containsExactly(rest, new AudienceEntry(both, false, NOON));
            assertThat(whole(new Question(reading, anna, true, null)))
                    .as("%s", reading)
                    .isEmpty();
            assertThat(whole(new Question(reading, anna, true, anna)))
                    .as("%s", reading)
                    .hasSize(2);
        }
    }

    @Test
    void users_hidden_by_the_viewer_leave_list_and_total_for_every_mutuality() {
        List<UserId> all = people(6);
        UserId anna = all.getFirst();
        UserId viewer = all.getLast();
        for (int number = 1; number < 5; number++) {
            follow(all.get(number), anna, NOON.plusSeconds(number));
            follow(anna, all.get(number), NOON.plusSeconds(number));
            connect(anna, all.get(number), NOON.plusSeconds(number));
        }
        unfollow(anna, all.get(4));
        hide(viewer, all.get(2));
        hide(viewer, all.get(4));
        for (Reading reading : Reading.values()) {
            Question seen = new Question(reading, anna, null, viewer);
            assertThat(whole(seen))
                    .as("%s", reading)
                    .extracting(AudienceEntry::user)
                    .containsExactly(all.get(3), all.get(1));
            assertThat(audiences.page(seen.of(Offset.first(1))).total())
                    .as("%s", reading)
                    .isEqualTo(2);
        }
        assertThat(audiences
                        .page(new Question(Reading.FOLLOWERS, anna, null, null).of(Offset.first(1)))
                        .total())
                .isEqualTo(4);
    }

    // ---- the laws, on random communities

    /** A random community, and a plain computation of its lists. */
    private final class Community {

        private final List<UserId> all = people(12);
        private final Map<Pair, Tie> kept = new HashMap<>();
        private final Random random;

        Community(Random random) {
            this.random = random;
            for (UserId low : all) {
                for (UserId high : all) {
                    if (low.value() < high.value() && random.nextInt(10) > 0) {
                        Pair pair = new Pair(low, high);
                        Tie tie = new Tie(
                                pair,
                                side(),
                                side(),
                                switch (random.nextInt(4)) {
                                    case 0 -> new Strangers();
                                    case 1 -> new Requested(low, time(), null, null);
                                    default -> new Connected(time());
                                });
                        kept.put(pair, tie);
                        make(low, high, ignored -> tie);
                    }
                }
            }
        }

        /** Few different times, so that many entries share one. */
        private Instant time() {
            return NOON.plusNanos(1_000L * random.nextInt(4));
        }

        private Side side() {
            return new Side(
                    AccountState.ACTIVE, random.nextInt(5) < 3 ? time() : null, random.nextInt(8) == 0 ? time() : null);
        }

        UserId anyone() {
            return all.get(random.nextInt(all.size()));
        }

        Question anything() {
            return new Question(
                    READINGS.get(random.nextInt(READINGS.size())),
                    anyone(),
                    random.nextBoolean() ? null : (Boolean) random.nextBoolean(),
                    random.nextInt(4) == 0 ? null : anyone());
        }

        Tie tie(UserId one, UserId other) {
            Pair pair = Pair.of(one, other);
            return kept.getOrDefault(pair, Tie.strangers(pair, AccountState.ACTIVE, AccountState.ACTIVE));
        }

        @Nullable
        Instant since(AudienceKind kind, UserId subject, UserId other) {
            if (subject.equals(other)) {
                return null;
            }
            return switch (kind) {
                case FOLLOWERS -> tie(subject, other).of(other).follows();
                case FOLLOWINGS -> tie(subject, other).of(subject).follows();
                case CONNECTIONS -> tie(subject, other).connection() instanceof Connected(Instant since) ? since : null;
            };
        }

        List<AudienceEntry> expected(Question question) {
            UserId subject = question.subject();
            UserId viewer = question.viewer();
            AudienceKind kind = question.reading().kind;
            List<AudienceEntry> entries = new ArrayList<>();
            for (UserId other : all) {
                Instant since = since(kind, subject, other);
                if (since == null
                        || (viewer != null
                                && !viewer.equals(other)
                                && tie(viewer, other).of(viewer).hides() != null)) {
                    continue;
                }
                boolean mutual = switch (question.reading().mutuality) {
                    case RECIPROCAL -> tie(subject, other).isReciprocal();
                    case SHARED -> viewer != null && since(kind, viewer, other) != null;
                    case NONE -> false;
                };
                if (question.only() == null || question.only() == mutual) {
                    entries.add(new AudienceEntry(other, mutual, since));
                }
            }
            entries.sort(Comparator.comparingInt((AudienceEntry entry) -> entry.mutual() ? 0 : 1)
                    .thenComparing(AudienceEntry::since, Comparator.reverseOrder())
                    .thenComparing(AudienceEntry::user, Comparator.reverseOrder()));
            return entries;
        }
    }

    @Test
    void a_list_is_complete_ordered_and_counted() {
        Random random = new Random(seed());
        for (int round = 0; round < communities(); round++) {
            openStores();
            Community community = new Community(random);
            Set<Integer> lengths = new HashSet<>();
            for (Reading reading : Reading.values()) {
                for (@Nullable Boolean only : Arrays.asList(null, true, false)) {
                    for (@Nullable UserId viewer : Arrays.asList(null, community.anyone(), community.anyone())) {
                        for (UserId subject : List.of(community.anyone(), community.anyone())) {
                            Question question = new Question(reading, subject, only, viewer);
                            List<AudienceEntry> expected = community.expected(question);
                            assertThat(audiences.page(question.of(Offset.first(Position.MAX_LIMIT))))
                                    .as("%s", question)
                                    .isEqualTo(new Page<>(expected.size(), expected));
                            lengths.add(expected.size());
                        }
                    }
                }
            }
            assertThat(lengths).as("the communities are not all alike").hasSizeGreaterThan(2);
        }
    }

    @Test
    void pages_of_any_size_by_offset_or_by_cursor_are_the_whole_list() {
        Random random = new Random(seed());
        for (int round = 0; round < communities(); round++) {
            openStores();
            Community community = new Community(random);
            for (int asked = 0; asked < questions(); asked++) {
                Question question = community.anything();
                List<AudienceEntry> expected = community.expected(question);
                int size = 1 + random.nextInt(6);
                assertThat(byOffset(question, size))
                        .as("%s by %s", question, size)
                        .isEqualTo(expected);
                assertThat(byPlace(question, size))
                        .as("%s after, by %s", question, size)
                        .isEqualTo(expected);
                long beyond = (long) expected.size() + random.nextInt(3);
                assertThat(audiences.page(question.of(new Offset(beyond, size))))
                        .isEqualTo(new Page<>(expected.size(), List.of()));
            }
        }
    }

    /** The times that a cursor can hold in 64 bits of microseconds, at their ends. */
    private static final List<Instant> EXTREMES = LongStream.of(Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE)
            .mapToObj(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS))
            .toList();

    /** A list continues after any cursor, also after one that is not or no longer in the list, or never was. */
    @Test
    void a_list_continues_after_any_cursor() {
        Random random = new Random(seed());
        for (int round = 0; round < communities(); round++) {
            openStores();
            Community community = new Community(random);
            for (int asked = 0; asked < questions(); asked++) {
                Question question = community.anything();
                Instant time =
                        random.nextInt(4) == 0 ? EXTREMES.get(random.nextInt(EXTREMES.size())) : community.time();
                UserId user = random.nextInt(8) == 0 ? new UserId(Long.MAX_VALUE) : community.anyone();
                AudienceEntry place = new AudienceEntry(user, random.nextBoolean(), time);
                List<AudienceEntry> expected = community.expected(question);
                assertThat(audiences.page(question.of(new Position.After(place.cursor(), 4))))
                        .as("%s after %s", question, place)
                        .isEqualTo(new Page<>(
                                expected.size(),
                                expected.stream()
                                        .filter(entry -> AudienceEntry.MUTUAL_FIRST.compare(entry, place) > 0)
                                        .limit(4)
                                        .toList()));
            }
        }
    }

    private List<AudienceEntry> byOffset(Question question, int size) {
        List<AudienceEntry> all = new ArrayList<>();
        while (true) {
            List<AudienceEntry> page =
                    audiences.page(question.of(new Offset(all.size(), size))).items();
            if (page.isEmpty()) {
                return all;
            }
            all.addAll(page);
        }
    }

    private List<AudienceEntry> byPlace(Question question, int size) {
        List<AudienceEntry> all = new ArrayList<>();
        AudienceEntry after = null;
        while (true) {
            List<AudienceEntry> page = audiences
                    .page(question.of(after == null ? Offset.first(size) : new Position.After(after.cursor(), size)))
                    .items();
            if (page.isEmpty()) {
                return all;
            }
            all.addAll(page);
            after = page.getLast();
        }
    }

    @Test
    void a_walk_misses_and_repeats_no_user_when_others_come_and_go_before_it() {
        Random random = new Random(seed());
        for (int round = 0; round < communities(); round++) {
            openStores();
            List<UserId> all = people(24);
            UserId subject = all.getFirst();
            List<UserId> listed = all.subList(1, 16);
            List<UserId> newcomers = new ArrayList<>(all.subList(16, 24));
            Reading reading = List.of(Reading.FOLLOWERS, Reading.FOLLOWINGS, Reading.CONNECTIONS)
                    .get(random.nextInt(3));
            for (UserId other : listed) {
                enter(
                        reading,
                        subject,
                        other,
                        NOON.plusSeconds(random.nextInt(3)),
                        reading != Reading.CONNECTIONS && random.nextBoolean());
            }
            Question question = new Question(reading, subject, null, null);
            List<AudienceEntry> before = whole(question);
            assertThat(before).hasSize(15);

            List<AudienceEntry> walked = new ArrayList<>();
            AudienceEntry after = null;
            while (true) {
                int size = 1 + random.nextInt(3);
                List<AudienceEntry> page = audiences
                        .page(question.of(
                                after == null ? Offset.first(size) : new Position.After(after.cursor(), size)))
                        .items();
                if (page.isEmpty()) {
                    break;
                }
                walked.addAll(page);
                after = page.getLast();
                if (!newcomers.isEmpty() && random.nextBoolean()) {
                    // the newest mutual if the list has mutuals: before every cursor
                    enter(
                            reading,
                            subject,
                            newcomers.removeLast(),
                            NOON.plusSeconds(100 + random.nextInt(2)),
                            reading != Reading.CONNECTIONS);
                }
                if (random.nextBoolean()) {
                    leave(reading, subject, after.user());
                }
                if (random.nextBoolean()) {
                    leave(
                            reading,
                            subject,
                            walked.get(random.nextInt(walked.size())).user());
                }
            }
            assertThat(walked).as("%s", reading).isEqualTo(before);
        }
    }

    private void enter(Reading reading, UserId subject, UserId other, Instant since, boolean mutual) {
        switch (reading.kind) {
            case FOLLOWERS -> follow(other, subject, since);
            case FOLLOWINGS -> follow(subject, other, since);
            case CONNECTIONS -> connect(subject, other, since);
        }
        if (mutual) {
            switch (reading.kind) {
                case FOLLOWERS -> follow(subject, other, since);
                case FOLLOWINGS -> follow(other, subject, since);
                case CONNECTIONS -> throw new AssertionError("shared, not mutual");
            }
        }
    }

    private void leave(Reading reading, UserId subject, UserId other) {
        switch (reading.kind) {
            case FOLLOWERS -> unfollow(other, subject);
            case FOLLOWINGS -> unfollow(subject, other);
            case CONNECTIONS -> disconnect(subject, other);
        }
    }

    // ---- known followers

    private Page<UserId> known(UserId viewer, UserId subject, int most) {
        return audiences.knownFollowers(viewer, subject, most);
    }

    @Test
    void known_followers_are_the_followers_that_the_viewer_follows_newest_first() {
        List<UserId> people = people(9);
        UserId viewer = people.get(0);
        UserId star = people.get(1);
        assertThat(known(viewer, star, 5)).isEqualTo(new Page<>(0, List.of()));
        assertThat(known(UNKNOWN, star, 5)).isEqualTo(new Page<>(0, List.of()));
        assertThat(known(viewer, UNKNOWN, 5)).isEqualTo(new Page<>(0, List.of()));
        for (int number = 2; number < 9; number++) {
            follow(people.get(number), star, NOON.plusSeconds(number / 2));
            if (number != 5) {
                follow(viewer, people.get(number), NOON.minusSeconds(number));
            }
        }
        follow(viewer, star, NOON);
        follow(star, people.get(5), NOON);
        List<UserId> expected =
                List.of(people.get(8), people.get(7), people.get(6), people.get(4), people.get(3), people.get(2));
        assertThat(known(viewer, star, 100)).isEqualTo(new Page<>(6, expected));
        assertThat(known(viewer, star, 2)).isEqualTo(new Page<>(6, expected.subList(0, 2)));
        hide(viewer, people.get(8));
        assertThat(known(viewer, star, 2)).isEqualTo(new Page<>(5, expected.subList(1, 3)));
        unfollow(people.get(7), star);
        assertThat(known(viewer, star, 1)).isEqualTo(new Page<>(4, expected.subList(2, 3)));
    }

    @Test
    void known_followers_do_not_depend_on_which_list_is_shorter() {
        List<UserId> people = people(30);
        UserId viewer = people.get(0);
        UserId star = people.get(1);
        for (int number = 2; number < 30; number++) {
            follow(people.get(number), star, NOON.plusSeconds(number));
        }
        follow(viewer, people.get(7), NOON);
        follow(viewer, people.get(9), NOON);
        assertThat(known(viewer, star, 5)).isEqualTo(new Page<>(2, List.of(people.get(9), people.get(7))));
        for (int number = 2; number < 30; number++) {
            follow(people.get(number), viewer, NOON.plusSeconds(number));
            follow(star, people.get(number), NOON);
        }
        follow(people.get(7), people.get(9), NOON);
        assertThat(known(star, people.get(9), 5)).isEqualTo(new Page<>(1, List.of(people.get(7))));
    }
}
