package dev.kith.domain.webhook;

import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.user.UserId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The order in which deliveries may be sent. An event waits for each earlier one whose users include all of its own, or
 * are included in them: events of one pair do not overtake each other, an event of a user overtakes none that names the
 * user, and a reset overtakes nothing. All others pass.
 *
 * <p>Each user, each pair and the whole graph is a lane. An event of a pair shares the lanes of its users and holds the
 * lane of the pair alone, an event of a user holds the lane of the user alone, and a reset that of the graph.
 *
 * @param <T> a delivery, compared by identity
 */
final class EventOrder<T> {

    /** Two users, the lower id first. */
    private record Two(UserId low, UserId high) {}

    private enum Everybody {
        LANE
    }

    private record Turn<T>(Ticket<T> ticket, boolean isAlone) {}

    /** Who is in a lane, and who waits for it. */
    private static final class Lane<T> {
        private int inside;
        private boolean isTaken;
        private final Deque<Turn<T>> waiting = new ArrayDeque<>();

        private boolean enter(Turn<T> turn) {
            if (isTaken || (turn.isAlone && inside > 0)) {
                return false;
            }
            inside++;
            isTaken = turn.isAlone;
            return true;
        }
    }

    /** The lanes of a delivery, and for how many of them it still waits. */
    private static final class Ticket<T> {
        private final T delivery;
        private final Map<Object, Boolean> lanes;
        private int missing;

        private Ticket(T delivery, Map<Object, Boolean> lanes) {
            this.delivery = delivery;
            this.lanes = lanes;
        }
    }

    private final Map<Object, Lane<T>> lanes = new HashMap<>();
    private final IdentityHashMap<T, Ticket<T>> tickets = new IdentityHashMap<>();

    /**
     * Adds a delivery after all others.
     *
     * @return whether it may be sent now
     */
    boolean add(T delivery, List<JournalEntry> entries) {
        Ticket<T> ticket = new Ticket<>(delivery, lanesOf(entries));
        tickets.put(delivery, ticket);
        ticket.lanes.forEach((key, isAlone) -> {
            Lane<T> lane = lanes.computeIfAbsent(key, _ -> new Lane<>());
            Turn<T> turn = new Turn<>(ticket, isAlone);
            if (!lane.waiting.isEmpty() || !lane.enter(turn)) {
                lane.waiting.add(turn);
                ticket.missing++;
            }
        });
        return ticket.missing == 0;
    }

    private static Map<Object, Boolean> lanesOf(List<JournalEntry> entries) {
        Map<Object, Boolean> lanes = new HashMap<>();
        for (JournalEntry entry : entries) {
            List<UserId> users = entry.change().users();
            lanes.merge(Everybody.LANE, users.isEmpty(), Boolean::logicalOr);
            users.forEach(user -> lanes.merge(user, users.size() == 1, Boolean::logicalOr));
            if (users.size() == 2) {
                UserId one = users.getFirst();
                UserId other = users.getLast();
                lanes.put(one.value() < other.value() ? new Two(one, other) : new Two(other, one), true);
            }
        }
        return lanes;
    }

    /**
     * Removes a delivery that was allowed to be sent.
     *
     * @return the deliveries that may be sent from now on
     */
    List<T> remove(T delivery) {
        Ticket<T> ticket = tickets.remove(delivery);
        List<T> allowed = new ArrayList<>();
        if (ticket == null || ticket.missing > 0) {
            throw new IllegalStateException("The delivery is not being sent");
        }
        for (Object key : ticket.lanes.keySet()) {
            Lane<T> lane = Objects.requireNonNull(lanes.get(key));
            lane.inside--;
            lane.isTaken = false;
            while (!lane.waiting.isEmpty() && lane.enter(lane.waiting.peek())) {
                Ticket<T> next = lane.waiting.remove().ticket;
                next.missing--;
                if (next.missing == 0) {
                    allowed.add(next.delivery);
                }
            }
            if (lane.inside == 0) {
                lanes.remove(key);
            }
        }
        return allowed;
    }
}
