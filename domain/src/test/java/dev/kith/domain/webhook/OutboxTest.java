package dev.kith.domain.webhook;

import static dev.kith.domain.webhook.Entries.NOON;
import static dev.kith.domain.webhook.Entries.follow;
import static dev.kith.domain.webhook.Entries.position;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class OutboxTest {

    private static final Reply OK = new Reply(204, 1, null, null, null);
    private static final Reply BROKEN = new Reply(500, 1, null, "broken", null);
    private static final Reply REFUSED = Reply.failed(1, "refused");

    private Instant now = NOON;
    private final Outbox outbox = opened(Progress.after(JournalPosition.START));

    private Outbox opened(Progress progress, Delivery... waiting) {
        return new Outbox(progress, List.of(waiting), 0, now, new Random(1));
    }

    private void add(JournalEntry... entries) {
        outbox.add(List.of(entries), entries[entries.length - 1].position(), 1, now);
    }

    private List<String> start() {
        return outbox.start(now).stream().map(Delivery::id).toList();
    }

    private Delivery startOne() {
        List<Delivery> started = outbox.start(now);
        assertThat(started).hasSize(1);
        return started.getFirst();
    }

    private Checkpoint save() {
        Checkpoint checkpoint = outbox.checkpoint(now);
        outbox.stored(checkpoint);
        return checkpoint;
    }

    @Test
    void what_was_delivered_is_not_stored() {
        add(follow(1, 1, 2), follow(2, 3, 4));
        List<Delivery> started = outbox.start(now);
        assertThat(outbox.checkpoint(now).progress().at()).isEqualTo(JournalPosition.START);
        outbox.finished(started.getLast(), OK, now);
        assertThat(outbox.checkpoint(now).progress().at()).isEqualTo(JournalPosition.START);
        outbox.finished(started.getFirst(), OK, now);
        Checkpoint checkpoint = save();
        assertThat(checkpoint.progress().at()).isEqualTo(position(2));
        assertThat(checkpoint.progress().lastSuccess()).isEqualTo(now);
        assertThat(checkpoint.stored()).isEmpty();
        assertThat(checkpoint.attempts()).hasSize(2);
        assertThat(outbox.isChanged()).isFalse();
        assertThat(outbox.checkpoint(now).attempts()).isEmpty();
    }

    @Test
    void events_go_out_in_batches_and_the_rest_is_not_held_back() {
        outbox.add(List.of(follow(1, 1, 2), follow(3, 1, 2), follow(4, 3, 4)), position(9), 2, now);
        assertThat(start()).containsExactly("1-00000007~3-00000007", "4-00000007");
        assertThat(outbox.wanted(now)).isEqualTo(position(9));
    }

    @Test
    void the_events_of_a_pair_wait_for_one_that_failed_and_others_pass() {
        add(follow(1, 1, 2), follow(2, 2, 1), follow(3, 1, 3));
        List<Delivery> started = outbox.start(now);
        assertThat(started).extracting(Delivery::number).containsExactly(1L, 3L);
        outbox.finished(started.getFirst(), BROKEN, now);
        outbox.finished(started.getLast(), OK, now);
        assertThat(start()).isEmpty();
        assertThat(outbox.checkpoint(now).progress().at()).isEqualTo(position(1));
        now = now.plusSeconds(3);
        Checkpoint checkpoint = save();
        assertThat(checkpoint.progress().at()).isEqualTo(position(3));
        assertThat(checkpoint.stored()).extracting(Delivery::number).containsExactly(1L, 2L);
        now = now.plusSeconds(3);
        Delivery again = startOne();
        assertThat(again.number()).isEqualTo(1);
        outbox.finished(again, OK, now);
        outbox.finished(startOne(), OK, now);
        assertThat(save().removed()).containsExactly("1-00000007", "2-00000007");
    }

    @Test
    void a_delivery_is_tried_ten_times_over_three_days_and_is_then_dead() {
        add(follow(1, 1, 2), follow(2, 1, 2));
        List<Duration> pauses = new ArrayList<>();
        for (int attempt = 1; attempt <= 10; attempt++) {
            Delivery started = startOne();
            assertThat(started.number()).isEqualTo(1);
            outbox.finished(started, BROKEN, now);
            Instant next = outbox.nextStart();
            if (attempt < 10) {
                pauses.add(Duration.between(now, next));
                now = next.minusMillis(1);
                assertThat(start()).isEmpty();
                now = next;
            }
        }
        List<Duration> table = List.of(
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofHours(2),
                Duration.ofHours(5),
                Duration.ofHours(10),
                Duration.ofHours(14),
                Duration.ofHours(20),
                Duration.ofHours(24));
        for (int place = 0; place < table.size(); place++) {
            assertThat(pauses.get(place))
                    .isBetween(
                            table.get(place).multipliedBy(9).dividedBy(10),
                            table.get(place).multipliedBy(11).dividedBy(10));
        }
        Checkpoint checkpoint = save();
        assertThat(checkpoint.stored())
                .filteredOn(delivery -> delivery.number() == 1)
                .singleElement()
                .satisfies(dead -> {
                    assertThat(dead.dead()).isEqualTo(now);
                    assertThat(dead.attempts()).isEqualTo(10);
                });
        assertThat(startOne().number()).as("the pair goes on").isEqualTo(2);
    }

    @Test
    void after_twenty_failures_one_request_a_minute_is_sent() {
        for (int number = 1; number <= 32; number++) {
            add(follow(number, number, 100 + number));
        }
        for (int round = 0; round < 2; round++) {
            outbox.start(now).forEach(delivery -> outbox.finished(delivery, REFUSED, now));
        }
        assertThat(outbox.checkpoint(now).progress().failures()).isEqualTo(32);
        assertThat(start()).isEmpty();
        assertThat(outbox.wanted(now)).as("a new event to try").isNotNull();
        add(follow(33, 200, 201), follow(34, 202, 203));
        assertThat(outbox.wanted(now)).isNull();
        now = now.plusSeconds(59);
        assertThat(start()).isEmpty();
        assertThat(outbox.nextStart()).isEqualTo(now.plusSeconds(1));
        now = now.plusSeconds(1);
        Delivery probe = startOne();
        assertThat(probe.number()).isEqualTo(33);
        assertThat(start()).isEmpty();
        outbox.finished(probe, OK, now);
        assertThat(start()).hasSize(16);
    }

    /** Else a receiver that is down for an hour would use up all attempts of one delivery. */
    @Test
    void a_probe_before_its_time_does_not_count() {
        for (int number = 1; number <= 20; number++) {
            add(follow(number, number, 100 + number));
        }
        while (outbox.checkpoint(now).progress().failures() < 20) {
            outbox.start(now).forEach(delivery -> outbox.finished(delivery, REFUSED, now));
        }
        int counted = 0;
        for (int minute = 0; minute < 60; minute++) {
            now = now.plusSeconds(60);
            outbox.start(now).forEach(delivery -> outbox.finished(delivery, REFUSED, now));
        }
        for (Delivery delivery : outbox.checkpoint(now).stored()) {
            assertThat(delivery.dead()).isNull();
            assertThat(delivery.attempts()).isBetween(1, 4);
            counted += delivery.attempts();
        }
        assertThat(counted).isBetween(21, 80);
    }

    @Test
    void nothing_is_sent_before_the_time_that_the_receiver_asks_for() {
        add(follow(1, 1, 2), follow(2, 3, 4));
        outbox.finished(outbox.start(now).getFirst(), new Reply(429, 1, null, null, Duration.ofHours(1)), now);
        add(follow(3, 5, 6));
        now = now.plus(Duration.ofMinutes(59));
        assertThat(start()).isEmpty();
        assertThat(outbox.wanted(now)).isNull();
        assertThat(outbox.nextStart()).isEqualTo(now.plus(Duration.ofMinutes(1)));
        now = now.plus(Duration.ofMinutes(1));
        assertThat(start()).containsExactlyInAnyOrder("1-00000007", "3-00000007");
    }

    @Test
    void a_receiver_may_ask_for_a_day_at_most() {
        add(follow(1, 1, 2));
        outbox.finished(startOne(), new Reply(503, 1, null, null, Duration.ofDays(9_999)), now);
        assertThat(outbox.nextStart()).isEqualTo(now.plus(Duration.ofDays(1)));
    }

    @Test
    void a_receiver_that_is_gone_gets_nothing_more_and_nothing_is_lost() {
        add(follow(1, 1, 2), follow(2, 1, 2));
        outbox.finished(startOne(), new Reply(410, 1, null, null, null), now);
        now = now.plusSeconds(9);
        assertThat(start()).isEmpty();
        assertThat(outbox.wanted(now)).isNull();
        Checkpoint checkpoint = save();
        assertThat(checkpoint.progress().disabled()).isEqualTo(Progress.Disabled.GONE);
        assertThat(checkpoint.stored()).extracting(Delivery::number).containsExactly(1L, 2L);
    }

    @Test
    void five_days_without_success_disable() {
        add(follow(1, 1, 2));
        Instant first = now;
        while (outbox.progress().disabled() == null) {
            List<Delivery> started = outbox.start(now);
            if (started.isEmpty()) {
                add(follow(Duration.between(first, now).toSeconds() + 2, 1, 2));
                started = outbox.start(now);
            }
            started.forEach(delivery -> outbox.finished(delivery, REFUSED, now));
            now = now.plus(Duration.ofHours(6));
        }
        assertThat(outbox.progress().disabled()).isEqualTo(Progress.Disabled.FAILING);
        assertThat(Duration.between(first, now)).isBetween(Duration.ofDays(5), Duration.ofDays(6));
    }

    @Test
    void ten_thousand_waiting_events_stop_reading() {
        add(follow(1, 1, 2));
        outbox.finished(startOne(), BROKEN, now);
        long number = 2;
        while (outbox.wanted(now) != null) {
            add(follow(number, 1, 2));
            number++;
        }
        assertThat(number).isEqualTo(10_001);
        assertThat(new Outbox(Progress.after(position(1)), List.of(), 10_000, now, new Random(1)).wanted(now))
                .as("dead ones count")
                .isNull();
    }

    @Test
    void a_replay_comes_before_new_events_and_ends() {
        Progress progress = Progress.after(position(50)).replaying(new Progress.Replay(position(10), 12));
        Outbox replaying = opened(progress);
        assertThat(replaying.wanted(now)).isEqualTo(position(10));
        replaying.add(List.of(follow(11, 1, 2), follow(12, 1, 2), follow(13, 1, 2)), position(13), 1, now);
        assertThat(replaying.wanted(now)).isEqualTo(position(50));
        Checkpoint before = replaying.checkpoint(now);
        assertThat(before.progress().replay()).isEqualTo(new Progress.Replay(position(10), 12));
        replaying.finished(replaying.start(now).getFirst(), OK, now);
        assertThat(replaying.checkpoint(now).progress().replay()).isEqualTo(new Progress.Replay(position(11), 12));
        replaying.finished(replaying.start(now).getFirst(), OK, now);
        Checkpoint after = replaying.checkpoint(now);
        assertThat(after.progress().replay()).isNull();
        assertThat(after.progress().at()).isEqualTo(position(50));
        assertThat(replaying.start(now)).isEmpty();
    }

    /** A journal, a receiver that fails at random, and a sender that is killed at random. */
    @Property(tries = 100)
    void every_event_arrives_and_those_of_a_pair_in_order(@ForAll long seed) {
        Random random = new Random(seed);
        List<JournalEntry> journal = IntStream.rangeClosed(1, 120)
                .mapToObj(number -> {
                    long one = 1 + random.nextInt(4);
                    return follow(number, one, 5 + random.nextInt(3));
                })
                .toList();
        Map<String, Delivery> kept = new HashMap<>();
        Progress progress = Progress.after(JournalPosition.START);
        List<JournalEntry> received = new ArrayList<>();
        Set<Long> dead = new HashSet<>();
        Instant time = NOON;
        int batch = 1 + random.nextInt(4);
        boolean isDone = false;
        while (!isDone) {
            List<Delivery> waiting = kept.values().stream()
                    .filter(delivery -> delivery.dead() == null)
                    .sorted((one, other) -> Long.compare(one.number(), other.number()))
                    .toList();
            Outbox sender = new Outbox(progress, waiting, 0, time, random);
            List<Delivery> inFlight = new ArrayList<>();
            for (int step = 0; step < 200 && !isDone; step++) {
                JournalPosition wanted = sender.wanted(time);
                if (wanted != null && wanted.number() < journal.size()) {
                    int from = (int) wanted.number();
                    int to = Math.min(journal.size(), from + 1 + random.nextInt(20));
                    sender.add(journal.subList(from, to), position(to), batch, time);
                }
                inFlight.addAll(sender.start(time));
                if (!inFlight.isEmpty()) {
                    Delivery delivery = inFlight.remove(random.nextInt(inFlight.size()));
                    boolean arrives = random.nextInt(4) > 0;
                    if (arrives) {
                        received.addAll(delivery.entries());
                    }
                    sender.finished(delivery, arrives && random.nextInt(8) > 0 ? OK : BROKEN, time);
                } else {
                    time = min(sender.nextStart(), time.plus(Duration.ofHours(30)));
                }
                if (random.nextInt(5) == 0) {
                    Checkpoint checkpoint = sender.checkpoint(time);
                    checkpoint.removed().forEach(kept::remove);
                    checkpoint.stored().forEach(delivery -> kept.put(delivery.id(), delivery));
                    checkpoint.stored().stream()
                            .filter(delivery -> delivery.dead() != null)
                            .flatMap(delivery -> delivery.entries().stream())
                            .forEach(entry -> dead.add(entry.position().number()));
                    progress = checkpoint.progress();
                    sender.stored(checkpoint);
                    isDone = progress.at().number() == journal.size()
                            && kept.values().stream().allMatch(delivery -> delivery.dead() != null);
                }
            }
        }
        Set<Long> arrived = new HashSet<>(dead);
        Map<Set<UserId>, Long> newest = new HashMap<>();
        Set<Long> seen = new HashSet<>();
        for (JournalEntry entry : received) {
            long number = entry.position().number();
            arrived.add(number);
            // the first time that an event arrives, no later event of its pair was there
            if (seen.add(number)) {
                Long before = newest.put(Set.copyOf(entry.change().users()), number);
                assertThat(before == null || before < number).isTrue();
            }
        }
        assertThat(arrived).hasSize(journal.size());
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
