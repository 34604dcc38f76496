package dev.kith.domain.webhook;

import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.webhook.Progress.Disabled;
import dev.kith.domain.webhook.Progress.Replay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What is on its way to one webhook. It decides what is read, sent and stored next, and does none of it. One thread uses
 * it.
 *
 * <p>A {@link Checkpoint} stores what failed and what waits behind it, and the position before the first event that is
 * neither delivered nor stored. So a sender that begins from the last checkpoint loses nothing, and sends some events
 * again.
 */
public final class Outbox {

    /** The most requests at once. */
    public static final int MAX_IN_FLIGHT = 16;

    /** From this many waiting and dead events on, nothing more is read. */
    public static final int MAX_WAITING = 10_000;

    /** Without a success for so long, a webhook is disabled. */
    public static final Duration MAX_FAILING = Duration.ofDays(5);

    /** After so many failures in a row, one request a minute is sent. */
    public static final int MAX_FAILURES = 20;

    private static final Duration PROBE = Duration.ofMinutes(1);

    /** The longest pause that a receiver may ask for. */
    private static final Duration MAX_PAUSE = Duration.ofDays(1);

    /** A delivery that waits behind another one for so long is stored. */
    private static final Duration BRIEF = Duration.ofSeconds(2);

    /** A delivery and where it stands. */
    private static final class Slot {
        private Delivery delivery;

        /** Every earlier event is in another slot, or done. */
        private final JournalPosition before;

        private final boolean isReplay;
        private final Instant added;
        private boolean isFree;
        private boolean isInFlight;
        private boolean isStored;
        private boolean isChanged;
        private boolean counts;
        private int requests;

        private Slot(Delivery delivery, JournalPosition before, boolean isReplay, Instant added) {
            this.delivery = delivery;
            this.before = before;
            this.isReplay = isReplay;
            this.added = added;
        }

        private boolean isToStore(Instant now) {
            return isStored
                    || delivery.attempts() > 0
                    || (requests > 0 && !isInFlight)
                    || (!isFree && added.plus(BRIEF).isBefore(now));
        }
    }

    private static final Comparator<Slot> NEXT_FIRST = Comparator.<Slot, Instant>comparing(slot -> slot.delivery.next())
            .thenComparingLong(slot -> slot.delivery.number())
            .thenComparing(slot -> slot.delivery.id());

    private final RandomGenerator random;
    private final EventOrder<Slot> order = new EventOrder<>();
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Set<Long> numbers = new HashSet<>();
    private final TreeSet<Slot> ready = new TreeSet<>(NEXT_FIRST);
    private final Map<String, Delivery> dead = new HashMap<>();
    private final Set<String> removed = new LinkedHashSet<>();
    private final Deque<Attempt> attempts = new ArrayDeque<>();

    private Progress progress;
    private JournalPosition read;
    private @Nullable JournalPosition replayed;
    private long deadEvents;

    /** How many of those that are ready were never sent. */
    private int fresh;

    private int inFlight;
    private boolean isChanged;
    private Instant pausedUntil = Instant.MIN;
    private Instant probe = Instant.MIN;

    /**
     * @param waiting the stored deliveries that wait, in order
     * @param deadEvents how many events are in dead deliveries
     */
    public Outbox(Progress progress, List<Delivery> waiting, long deadEvents, Instant now, RandomGenerator random) {
        this.progress = progress;
        this.random = random;
        this.deadEvents = deadEvents;
        this.read = progress.at();
        this.replayed = progress.replay() == null ? null : progress.replay().after();
        for (Delivery delivery : waiting) {
            Slot slot = new Slot(delivery, read, false, now);
            slot.isStored = true;
            slot.requests = delivery.attempts();
            admit(slot);
        }
    }

    private void admit(Slot slot) {
        slots.put(slot.delivery.id(), slot);
        slot.delivery.entries().forEach(entry -> numbers.add(entry.position().number()));
        slot.isFree = order.add(slot, slot.delivery.entries());
        if (slot.isFree) {
            makeReady(slot);
        }
    }

    private void makeReady(Slot slot) {
        ready.add(slot);
        fresh += slot.requests == 0 ? 1 : 0;
    }

    /** The position to read on from, null if there is enough to do. */
    public @Nullable JournalPosition wanted(Instant now) {
        boolean isEnough = progress.disabled() != null
                || now.isBefore(pausedUntil)
                || numbers.size() + deadEvents >= MAX_WAITING
                || fresh >= (isFailing() ? 1 : 2 * MAX_IN_FLIGHT);
        return isEnough ? null : replayed == null ? read : replayed;
    }

    private boolean isFailing() {
        return progress.failures() >= MAX_FAILURES;
    }

    /**
     * Adds the events that follow the wanted position.
     *
     * @param entries those that the webhook wants
     * @param next the position after them
     * @param batch the most events of a delivery
     */
    public void add(List<JournalEntry> entries, JournalPosition next, int batch, Instant now) {
        JournalPosition from = replayed;
        boolean isReplay = from != null;
        long last = isReplay ? replayedTo() : Long.MAX_VALUE;
        JournalPosition before = from == null ? read : from;
        List<JournalEntry> part = new ArrayList<>();
        for (JournalEntry entry : entries) {
            long number = entry.position().number();
            if (!numbers.contains(number) && number <= last) {
                part.add(entry);
            }
            if (part.size() == batch) {
                before = admit(part, before, isReplay, now);
            }
        }
        if (!part.isEmpty()) {
            admit(part, before, isReplay, now);
        }
        if (isReplay) {
            replayed = next.number() >= last ? null : next;
        } else {
            read = next;
        }
    }

    private long replayedTo() {
        Replay replay = progress.replay();
        return replay == null ? 0 : replay.to();
    }

    private JournalPosition admit(List<JournalEntry> part, JournalPosition before, boolean isReplay, Instant now) {
        Delivery delivery = new Delivery(part, 0, now, null);
        admit(new Slot(delivery, before, isReplay, now));
        part.clear();
        return delivery.entries().getLast().position();
    }

    /** The deliveries to send now. Each must be {@link #finished} later. */
    public List<Delivery> start(Instant now) {
        List<Delivery> started = new ArrayList<>();
        if (progress.disabled() != null || now.isBefore(pausedUntil)) {
            return started;
        }
        if (isFailing()) {
            if (inFlight == 0 && !now.isBefore(probe) && !ready.isEmpty()) {
                probe = now.plus(PROBE);
                started.add(start(probed(), now));
            }
            return started;
        }
        while (inFlight < MAX_IN_FLIGHT
                && !ready.isEmpty()
                && !ready.first().delivery.next().isAfter(now)) {
            started.add(start(ready.first(), now));
        }
        return started;
    }

    /** One that was never sent: another one may have failed for a reason of its own. */
    private Slot probed() {
        return ready.stream().filter(slot -> slot.requests == 0).findFirst().orElseGet(ready::first);
    }

    private Delivery start(Slot slot, Instant now) {
        ready.remove(slot);
        fresh -= slot.requests == 0 ? 1 : 0;
        slot.isInFlight = true;
        slot.counts = !slot.delivery.next().isAfter(now);
        slot.requests++;
        inFlight++;
        return slot.delivery;
    }

    /** Takes what came of a delivery that was started. */
    public void finished(Delivery started, Reply reply, Instant now) {
        Slot slot = slots.get(started.id());
        if (slot == null || !slot.isInFlight) {
            throw new IllegalStateException("The delivery was not started: " + started.id());
        }
        slot.isInFlight = false;
        inFlight--;
        isChanged = true;
        note(slot, reply, now);
        if (reply.isSuccess()) {
            succeeded(slot, now);
        } else {
            failed(slot, reply, now);
        }
    }

    private void note(Slot slot, Reply reply, Instant now) {
        attempts.add(new Attempt(
                slot.delivery.id(),
                slot.requests,
                now,
                reply.status(),
                reply.millis(),
                reply.error(),
                reply.isSuccess() ? null : reply.answer()));
        if (attempts.size() > Checkpoint.MAX_ATTEMPTS) {
            attempts.remove();
        }
    }

    private void succeeded(Slot slot, Instant now) {
        if (slot.isStored) {
            removed.add(slot.delivery.id());
        }
        leave(slot);
        progress = new Progress(
                progress.at(),
                progress.replay(),
                progress.version(),
                progress.disabled(),
                0,
                null,
                now,
                progress.lastFailure());
    }

    private void leave(Slot slot) {
        slots.remove(slot.delivery.id());
        slot.delivery.entries().forEach(entry -> numbers.remove(entry.position().number()));
        for (Slot free : order.remove(slot)) {
            free.isFree = true;
            makeReady(free);
        }
    }

    private void failed(Slot slot, Reply reply, Instant now) {
        Instant since = progress.failingSince() == null ? now : progress.failingSince();
        Disabled disabled = progress.disabled();
        if (reply.isGone()) {
            disabled = Disabled.GONE;
        } else if (disabled == null && !since.plus(MAX_FAILING).isAfter(now)) {
            disabled = Disabled.FAILING;
        }
        progress = new Progress(
                progress.at(),
                progress.replay(),
                progress.version(),
                disabled,
                progress.failures() + 1,
                since,
                progress.lastSuccess(),
                new Progress.Failure(now, reply.status(), reply.error()));
        if (progress.failures() == MAX_FAILURES) {
            probe = now.plus(PROBE);
        }
        Duration pause = pause(reply);
        if (pause.isPositive()) {
            pausedUntil = now.plus(pause);
        }
        Delivery delivery = slot.delivery;
        int failed = delivery.attempts() + (slot.counts && !reply.isGone() ? 1 : 0);
        slot.isChanged = true;
        if (failed == RetrySchedule.ATTEMPTS) {
            dead.put(delivery.id(), new Delivery(delivery.entries(), failed, delivery.next(), now));
            deadEvents += delivery.entries().size();
            leave(slot);
            return;
        }
        if (slot.counts && !reply.isGone()) {
            Duration wait = RetrySchedule.pause(failed, random);
            Instant next = now.plus(wait.compareTo(pause) > 0 ? wait : pause);
            slot.delivery = new Delivery(delivery.entries(), failed, next, null);
        }
        makeReady(slot);
    }

    private static Duration pause(Reply reply) {
        boolean asks = reply.status() != null && (reply.status() == 429 || reply.status() == 503);
        Duration asked = asks ? reply.retryAfter() : null;
        if (asked == null) {
            return Duration.ZERO;
        }
        return asked.compareTo(MAX_PAUSE) < 0 ? asked : MAX_PAUSE;
    }

    /** The journal cannot be read on from the wanted position. */
    public void disable(Disabled reason) {
        progress = progress.disabledBecause(reason);
        isChanged = true;
    }

    /** Whether requests are on their way. */
    public boolean isBusy() {
        return inFlight > 0;
    }

    /** When there may be something to start, if nothing is finished or added before. */
    public Instant nextStart() {
        if (progress.disabled() != null || ready.isEmpty() || (isFailing() && inFlight > 0)) {
            return Instant.MAX;
        }
        Instant next = isFailing()
                ? probe
                : inFlight < MAX_IN_FLIGHT ? ready.first().delivery.next() : Instant.MAX;
        return next.isBefore(pausedUntil) ? pausedUntil : next;
    }

    /** Whether requests were sent, or the webhook was disabled, since the last checkpoint. */
    public boolean isChanged() {
        return isChanged;
    }

    /** What to store now. The same comes again until it is {@link #stored}. */
    public Checkpoint checkpoint(Instant now) {
        List<Delivery> stored = new ArrayList<>(dead.values());
        JournalPosition at = read;
        JournalPosition after = replayed;
        for (Slot slot : slots.values()) {
            if (!slot.isToStore(now)) {
                if (!slot.isReplay && slot.before.number() < at.number()) {
                    at = slot.before;
                }
                if (slot.isReplay && (after == null || slot.before.number() < after.number())) {
                    after = slot.before;
                }
            } else if (!slot.isStored || slot.isChanged) {
                stored.add(slot.delivery);
            }
        }
        Replay replay = progress.replay();
        Progress next = new Progress(
                at,
                replay == null || after == null ? null : new Replay(after, replay.to()),
                progress.version(),
                progress.disabled(),
                progress.failures(),
                progress.failingSince(),
                progress.lastSuccess(),
                progress.lastFailure());
        return new Checkpoint(next, stored, new ArrayList<>(removed), new ArrayList<>(attempts));
    }

    /** A checkpoint of this moment was stored. */
    public void stored(Checkpoint checkpoint) {
        checkpoint.stored().forEach(delivery -> {
            Slot slot = slots.get(delivery.id());
            if (slot != null) {
                slot.isStored = true;
                slot.isChanged = false;
            }
        });
        dead.clear();
        removed.clear();
        attempts.clear();
        isChanged = false;
        progress = checkpoint.progress();
    }

    public Progress progress() {
        return progress;
    }
}
