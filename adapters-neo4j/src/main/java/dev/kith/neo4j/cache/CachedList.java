package dev.kith.neo4j.cache;

import dev.kith.neo4j.cache.list.ListKey;
import dev.kith.neo4j.cache.list.ListReader;
import dev.kith.neo4j.cache.list.OrderedList;
import dev.kith.neo4j.cache.list.SortKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One list in heap. A commit adds an invalidation for each entry it changes; the next query reads these entries again
 * before it is answered. So a list without readers costs its writers the invalidations and nothing else.
 */
final class CachedList {

    /** How long a list is left to the database after it could not be read, or did not fit in heap. */
    private static final Duration RETRY_DELAY = Duration.ofMinutes(1);

    /** Of an object of this class, without its entries. */
    private static final int BYTES = 130;

    /** A list with more invalidations than this is dropped. */
    private static final int MAX_INVALIDATIONS = 10_000;

    /**
     * A changed entry, and the changes before it.
     *
     * @param oldKey the sort key it had before the commit, null if it was not in the list
     * @param since the time of an entry that the commit added, null if unknown
     * @param count the number of invalidations from this one on
     */
    private record Invalidation(
            long user,
            @Nullable Long oldKey,
            @Nullable Long since,
            @Nullable Invalidation next,
            int count) {

        static Invalidation before(
                @Nullable Invalidation next, long user, @Nullable Long oldKey, @Nullable Long since) {
            return new Invalidation(user, oldKey, since, next, next == null ? 1 : next.count + 1);
        }
    }

    /** What the invalidations say of one user. */
    private static final class Changed {

        final List<Long> oldKeys = new ArrayList<>();
        final Set<Long> added = new HashSet<>();

        void add(Invalidation invalidation) {
            if (invalidation.oldKey != null) {
                oldKeys.add(invalidation.oldKey);
            }
            if (invalidation.since != null) {
                added.add(invalidation.since);
            }
        }

        /** An edge whose mutuality changed has kept its time. */
        void knowOldKey(long key) {
            if (oldKeys.remove(SortKey.UNKNOWN)) {
                oldKeys.add(SortKey.withOtherMutuality(key));
            }
        }
    }

    private final ListKey key;
    private final ListReader reader;
    private final Consumer<CachedList> onResize;
    private final AtomicReference<@Nullable Invalidation> invalidations = new AtomicReference<>();

    /** Null until it is read. Guarded by this, as are the two below. */
    private @Nullable OrderedList list;

    private boolean isBeingRead;
    private long retryAfter = System.nanoTime();
    private volatile int weighedBytes;

    /** @param onResize called when {@link #bytes} changes by much */
    CachedList(ListKey key, ListReader reader, Consumer<CachedList> onResize) {
        this.key = key;
        this.reader = reader;
        this.onResize = onResize;
    }

    ListKey key() {
        return key;
    }

    /** About what the list takes of the heap. */
    int bytes() {
        return BYTES + weighedBytes;
    }

    /**
     * Answers a question about the list, empty if the list is not in heap. The question must not keep or change the
     * list.
     */
    synchronized <T> Optional<T> query(Function<OrderedList, T> question) {
        OrderedList current = list;
        if (current == null) {
            if (isBeingRead || System.nanoTime() < retryAfter) {
                return Optional.empty();
            }
            current = reader.readInline(key).orElse(null);
            if (current == null) {
                readInBackground();
                return Optional.empty();
            }
            list = current;
        }
        refresh(current);
        if (weighedBytes == 0 || Math.abs(current.bytes() - weighedBytes) > weighedBytes / 4) {
            weighedBytes = current.bytes();
            onResize.accept(this);
        }
        return Optional.of(question.apply(current));
    }

    /**
     * Has the entry of a user read again by the next query.
     *
     * @param oldKey the sort key it had before the commit, null if it was not in the list
     * @param since the time of an entry that the commit added, null if unknown
     * @return false if there are too many invalidations, and the list is to be dropped
     */
    boolean invalidate(long user, @Nullable Long oldKey, @Nullable Long since) {
        Invalidation last = invalidations.updateAndGet(next -> Invalidation.before(next, user, oldKey, since));
        return last == null || last.count <= MAX_INVALIDATIONS;
    }

    private void readInBackground() {
        if (reader.fitsInHeap(key)) {
            isBeingRead = true;
            reader.readInBackground(key, this::onRead);
        } else {
            retryAfter = System.nanoTime() + RETRY_DELAY.toNanos();
        }
    }

    private synchronized void onRead(Optional<OrderedList> read) {
        if (read.isEmpty()) {
            retryAfter = System.nanoTime() + RETRY_DELAY.toNanos();
        }
        list = read.orElse(null);
        isBeingRead = false;
    }

    /** Reads the invalidated entries. Takes the invalidations first, so that one added meanwhile stays. */
    private void refresh(OrderedList current) {
        Invalidation last = invalidations.get() == null ? null : invalidations.getAndSet(null);
        if (last == null) {
            return;
        }
        Map<Long, Changed> changes = new HashMap<>();
        for (Invalidation each = last; each != null; each = each.next) {
            changes.computeIfAbsent(each.user, _ -> new Changed()).add(each);
        }
        try {
            OrderedList entries = reader.readEntries(key, List.copyOf(changes.keySet()));
            Map<Long, Long> present = new HashMap<>();
            for (int position = 0; position < entries.size(); position++) {
                present.put(entries.user(position), entries.key(position));
            }
            changes.forEach((user, changed) -> replace(current, user, changed, present.get(user)));
        } catch (RuntimeException failure) {
            list = null;
            throw failure;
        }
    }

    /** @param present the key that the entry has now, null if there is no entry */
    private static void replace(OrderedList current, long user, Changed changed, @Nullable Long present) {
        if (present != null) {
            changed.knowOldKey(present);
        }
        boolean isKnown =
                changed.oldKeys.isEmpty() && present != null && changed.added.contains(SortKey.micros(present));
        for (long oldKey : changed.oldKeys) {
            isKnown |= current.remove(oldKey, user);
        }
        if (!isKnown) {
            // the list was read or refreshed after a commit and before its invalidation, so it may have another key
            current.removeAll(user);
        }
        if (present != null) {
            current.insert(present, user);
        }
    }
}
