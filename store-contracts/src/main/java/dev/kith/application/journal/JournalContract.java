package dev.kith.application.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.application.Contract;
import dev.kith.domain.change.Cause;
import dev.kith.domain.change.Change;
import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.change.Origin;
import dev.kith.domain.change.ResetReason;
import dev.kith.domain.change.UserField;
import dev.kith.domain.connection.ConnectionRules;
import dev.kith.domain.follow.FollowRules;
import dev.kith.domain.hide.HideRules;
import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Replay;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.Username;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The laws that every store of {@link Journal} keeps, together with the stores that write it. */
public abstract class JournalContract extends Contract {

    private static final Instant FUTURE = Instant.parse("9999-01-01T00:00:00Z");

    private void decide(UserId one, UserId other, Function<Tie, ? extends Decision<?>> rule) {
        ties.decide(Pair.of(one, other), tie -> {
            Decision<?> decision = rule.apply(tie);
            return new Decision<>(decision.next(), true, decision.changes());
        });
    }

    /** All entries that are kept. */
    public static List<JournalEntry> entries(Journal journal) {
        List<JournalEntry> all = new ArrayList<>();
        long after = 0;
        while (true) {
            List<JournalEntry> next = journal.after(after, Journal.MAX_LIMIT);
            if (next.isEmpty()) {
                return all;
            }
            all.addAll(next);
            after = next.getLast().position().number();
        }
    }

    private List<Change> changesAfter(long number) {
        return journal.after(number, Journal.MAX_LIMIT).stream()
                .map(JournalEntry::change)
                .toList();
    }

    @Test
    void an_empty_journal_is_at_its_start() {
        assertThat(journal.newest()).isEqualTo(JournalPosition.START);
        assertThat(journal.oldest()).isEqualTo(1);
        assertThat(journal.after(0, 10)).isEmpty();
    }

    @Test
    void every_kind_of_change_has_its_entry() {
        UserId anna = person("anna");
        UserId ben = person("ben");
        decide(anna, ben, tie -> FollowRules.follow(tie, anna, NOON));
        decide(anna, ben, tie -> FollowRules.follow(tie, ben, NOON));
        decide(anna, ben, tie -> FollowRules.unfollow(tie, anna));
        decide(anna, ben, tie -> FollowRules.removeFollower(tie, anna));
        decide(anna, ben, tie -> ConnectionRules.ask(tie, ben, NOON));
        decide(anna, ben, tie -> ConnectionRules.markSeen(tie, anna, NOON));
        decide(anna, ben, tie -> ConnectionRules.reject(tie, anna, NOON));
        decide(anna, ben, tie -> ConnectionRules.cancelReject(tie, anna));
        decide(anna, ben, tie -> ConnectionRules.accept(tie, anna, NOON));
        decide(anna, ben, tie -> ConnectionRules.remove(tie, ben));
        decide(anna, ben, tie -> ConnectionRules.ask(tie, anna, NOON));
        decide(anna, ben, tie -> ConnectionRules.cancel(tie, anna));
        decide(anna, ben, tie -> HideRules.toggle(tie, anna, NOON));
        decide(anna, ben, tie -> HideRules.toggle(tie, anna, NOON));
        users.edit(
                anna,
                user -> user.withUsername(new Username("ada"))
                        .withProfile(user.profile().withBio("I row.")));
        users.edit(anna, user -> user.withEmail("ada@example.org", true));
        users.edit(anna, user -> user.withStatus(UserStatus.BLOCKED, null));
        deletions.begin(anna, ben, NOON, status -> UserStatus.SOFT_DELETED);
        deletions.finish(anna);
        users.edit(anna, user -> user.withUsername(new Username("ann")));
        deletions.begin(ben, null, NOON, status -> UserStatus.HARD_DELETED);
        deletions.finish(ben);
        journal.reset(ResetReason.BY_HAND);

        assertThat(changesAfter(0))
                .containsExactly(
                        new Change.UserCreated(anna, null),
                        new Change.UserCreated(ben, null),
                        new Change.FollowCreated(anna, ben, NOON, false, anna),
                        new Change.FollowCreated(ben, anna, NOON, true, ben),
                        new Change.FollowDeleted(anna, ben, NOON, true, Cause.UNFOLLOW, anna),
                        new Change.FollowDeleted(ben, anna, NOON, false, Cause.REMOVED, anna),
                        new Change.RequestCreated(ben, anna, NOON, ben),
                        new Change.RequestRejected(ben, anna, anna),
                        new Change.RequestRestored(ben, anna, anna),
                        new Change.ConnectionCreated(anna, ben, NOON, Cause.ACCEPTED, anna),
                        new Change.ConnectionDeleted(anna, ben, NOON, Cause.REMOVED, ben),
                        new Change.RequestCreated(anna, ben, NOON, anna),
                        new Change.RequestCancelled(anna, ben, Cause.REMOVED, anna),
                        new Change.HideCreated(anna, ben, NOON, anna),
                        new Change.HideDeleted(anna, ben, anna),
                        new Change.UserUpdated(anna, Set.of(UserField.USERNAME, UserField.BIO), null),
                        new Change.UserUpdated(anna, Set.of(UserField.ACCOUNT), null),
                        new Change.UserUpdated(anna, Set.of(UserField.STATUS), null),
                        new Change.UserDeleted(anna, false, ben),
                        new Change.UserUpdated(anna, Set.of(UserField.USERNAME), null),
                        new Change.UserDeleted(ben, true, null),
                        new Change.GraphReset(ResetReason.BY_HAND));
    }

    @Test
    void a_hard_deletion_that_many_begin_is_one_change() {
        UserId anna = person("anna");
        long before = journal.newest().number();

        allAtOnce(8, number -> {
            deletions.begin(
                    anna, null, NOON, status -> status == UserStatus.HARD_DELETED ? null : UserStatus.HARD_DELETED);
            deletions.finish(anna);
            return number;
        });

        assertThat(changesAfter(before)).containsExactly(new Change.UserDeleted(anna, true, null));
    }

    @Test
    void what_changes_nothing_has_no_entry() {
        UserId anna = person("anna");
        UserId ben = person("ben");
        long before = journal.newest().number();

        decide(anna, ben, tie -> FollowRules.unfollow(tie, anna));
        decide(anna, ben, tie -> ConnectionRules.accept(tie, anna, NOON));
        users.edit(anna, user -> user);
        deletions.begin(anna, ben, NOON, status -> null);
        assertThatThrownBy(() -> decide(anna, ben, tie -> {
                    throw new IllegalStateException("no decision");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(journal.newest().number()).isEqualTo(before);
    }

    @Test
    void an_entry_has_its_position_time_and_origin() {
        Instant before = Instant.now().minus(Duration.ofMinutes(1));
        UserId anna = person("anna");
        UserId ben = person("ben");

        List<JournalEntry> entries = journal.after(0, 10);

        assertThat(entries)
                .extracting(JournalEntry::change)
                .containsExactly(new Change.UserCreated(anna, null), new Change.UserCreated(ben, null));
        assertThat(entries).extracting(entry -> entry.position().number()).containsExactly(1L, 2L);
        assertThat(entries).allMatch(entry -> entry.origin() == Origin.KITH);
        assertThat(entries)
                .allMatch(entry -> entry.position().run() == journal.newest().run());
        assertThat(entries)
                .allMatch(
                        entry -> entry.at().isAfter(before) && entry.at().isBefore(before.plus(Duration.ofMinutes(2))));
    }

    @Test
    void a_read_may_begin_and_end_between_the_changes_of_one_decision() {
        UserId anna = person("anna");
        UserId ben = person("ben");
        decide(anna, ben, tie -> FollowRules.follow(tie, anna, NOON));
        decide(anna, ben, tie -> FollowRules.follow(tie, ben, NOON));
        decide(anna, ben, tie -> ConnectionRules.ask(tie, anna, NOON));
        decide(anna, ben, tie -> HideRules.toggle(tie, ben, NOON));

        List<Change> hide = List.of(
                new Change.FollowDeleted(ben, anna, NOON, true, Cause.HIDE, ben),
                new Change.FollowDeleted(anna, ben, NOON, false, Cause.HIDE, ben),
                new Change.RequestCancelled(anna, ben, Cause.HIDE, ben),
                new Change.HideCreated(ben, anna, NOON, ben));
        assertThat(changesAfter(5)).isEqualTo(hide);
        assertThat(changesAfter(7)).isEqualTo(hide.subList(2, 4));
        assertThat(journal.after(6, 2)).extracting(JournalEntry::change).isEqualTo(hide.subList(1, 3));
        assertThat(journal.after(9, 2)).isEmpty();
        assertThat(journal.after(Long.MAX_VALUE, 2)).isEmpty();
    }

    /** Many writers at once: no gap, and the replay of the journal is the graph. */
    @Test
    void the_replay_of_concurrent_changes_is_the_graph() {
        List<UserId> people = people(8);
        Random random = new Random(seed());
        long[] seeds = random.longs(8).toArray();
        allAtOnce(8, number -> {
            Random own = new Random(seeds[number]);
            for (int i = 0; i < 60; i++) {
                UserId actor = people.get(own.nextInt(8));
                UserId other = people.get(own.nextInt(8));
                if (!actor.equals(other)) {
                    int choice = own.nextInt(12);
                    decide(actor, other, tie -> act(choice, tie, actor));
                }
            }
            return true;
        });

        List<JournalEntry> entries = entries(journal);
        assertThat(entries)
                .extracting(entry -> entry.position().number())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, entries.size()).boxed().toList());
        assertThat(journal.newest()).isEqualTo(entries.getLast().position());
        Map<Pair, Tie> replayed = new HashMap<>();
        for (JournalEntry entry : entries) {
            Pair pair = Replay.pair(entry.change());
            if (pair != null) {
                Tie tie = replayed.getOrDefault(pair, strangers(pair));
                replayed.put(pair, Replay.apply(tie, entry.change(), NOON));
            }
        }
        IntStream.range(0, 64).filter(number -> number / 8 < number % 8).forEach(number -> {
            Pair pair = Pair.of(people.get(number / 8), people.get(number % 8));
            assertThat(replayed.getOrDefault(pair, strangers(pair))).isEqualTo(ties.between(pair));
        });
    }

    private Tie strangers(Pair pair) {
        Tie tie = ties.between(pair);
        return Tie.strangers(pair, tie.low().standing(), tie.high().standing());
    }

    private static Decision<?> act(int choice, Tie tie, UserId actor) {
        return switch (choice) {
            case 0 -> HideRules.toggle(tie, actor, NOON);
            case 1 -> ConnectionRules.ask(tie, actor, NOON);
            case 2 -> ConnectionRules.accept(tie, actor, NOON);
            case 3 -> ConnectionRules.reject(tie, actor, NOON);
            case 4 -> ConnectionRules.cancelReject(tie, actor);
            case 5 -> ConnectionRules.cancel(tie, actor);
            case 6 -> ConnectionRules.remove(tie, actor);
            case 7 -> FollowRules.removeFollower(tie, actor);
            default -> FollowRules.toggle(tie, actor, NOON);
        };
    }

    @Test
    void the_oldest_entries_are_trimmed_by_number_and_by_time() {
        people(10);

        trim(Instant.EPOCH, 10);
        assertThat(journal.oldest()).as("nothing is too much").isEqualTo(1);
        trim(Instant.EPOCH, 4);
        assertThat(journal.oldest()).isEqualTo(7);
        assertThat(journal.after(0, 10)).hasSize(4);
        assertThat(journal.after(0, 10).getFirst().position().number()).isEqualTo(7);
        trim(FUTURE, 1_000);
        assertThat(journal.newest().number()).as("the newest entry stays").isEqualTo(10);
        assertThat(journal.oldest()).isEqualTo(10);

        person("later");
        assertThat(journal.newest().number()).isEqualTo(11);
    }

    private void trim(Instant before, long most) {
        while (journal.trim(before, most)) {
            // there may be more
        }
    }
}
