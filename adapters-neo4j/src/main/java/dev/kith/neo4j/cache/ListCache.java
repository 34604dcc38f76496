package dev.kith.neo4j.cache;

import com.github.benmanes.caffeine.cache.Cache;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.audience.Neo4jAudiences;
import dev.kith.neo4j.spi.Commit;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.WatchedDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lists that were asked for, in heap, each exactly as the database has it: a commit leaves a mark on every list it changed, and whoever reads a
 * list next first reads anew what is marked. So a list that no one reads costs its writers nothing but the marks.
 */
final class ListCache {

    /** A longer list is read aside, while the database answers; a shorter one by the first who asks. */
    static final int MAX_INLINE_SIZE = 20_000;

    /** How long a list that could not be read is left alone. */
    private static final Duration REST = Duration.ofMinutes(1);

    /** Beside the list itself. */
    private static final int BYTES = 130;

    /** With more marks than this a list is forgotten instead. */
    private static final int MOST_MARKS = 10_000;

    /** Added to the time of a mutual, so that one number holds the order; times reach some eighteen thousand years to either side. */
    private static final long MUTUAL = 1L << 60;

    private static final Logger LOG = LoggerFactory.getLogger(ListCache.class);

    private record ListKey(AudienceKind kind, long subject) {}

    /**
     * This user's entry is not what it was; where there was one before, it had this key.
     *
     * @param count of the marks from here on
     */
    private record Invalidation(
            long user, @Nullable Long before, @Nullable Invalidation next, int count) {

        static Invalidation on(@Nullable Invalidation next, long user, @Nullable Long before) {
            return new Invalidation(user, before, next, next == null ? 1 : next.count + 1);
        }
    }

    private final class CachedList {

        private final ListKey key;
        private final Neo4jAudiences.AudienceQueries texts;
        private final AtomicReference<@Nullable Invalidation> marks = new AtomicReference<>();

        /** Null until it is read. Guarded by this. */
        private @Nullable OrderedList list;

        private boolean isBeingRead;
        private long restsUntil = System.nanoTime();
        private volatile int weighed;

        CachedList(ListKey key) {
            this.key = key;
            this.texts = Neo4jAudiences.queries(key.kind);
        }

        synchronized <T> Optional<T> ask(Function<OrderedList, T> question) {
            OrderedList current = list;
            if (current == null) {
                if (isBeingRead || System.nanoTime() < restsUntil) {
                    return Optional.empty();
                }
                current = read(longest + 1);
                if (current.size() > longest) {
                    readAside();
                    return Optional.empty();
                }
                list = current;
            }
            mend(current);
            if (weighed == 0 || Math.abs(current.bytes() - weighed) > weighed / 4) {
                weighed = current.bytes();
                held.cache().asMap().replace(key, this, this);
            }
            return Optional.of(question.apply(current));
        }

        void mark(long user, @Nullable Long before) {
            Invalidation last = marks.updateAndGet(next -> Invalidation.on(next, user, before));
            if (last != null && last.count > MOST_MARKS) {
                held.cache().asMap().remove(key, this);
            }
        }

        private void readAside() {
            if (degree() * OrderedList.BYTES < most / 2) {
                isBeingRead = true;
                Thread.ofVirtual().name("list").start(this::readInTurn);
            } else {
                restsUntil = System.nanoTime() + REST.toNanos();
            }
        }

        private void readInTurn() {
            OrderedList read = null;
            aside.lock();
            try {
                read = read(Long.MAX_VALUE);
            } catch (RuntimeException failure) {
                LOG.warn("The {} of {} could not be read into heap", key.kind, key.subject, failure);
            } finally {
                aside.unlock();
            }
            synchronized (this) {
                if (read == null) {
                    restsUntil = System.nanoTime() + REST.toNanos();
                }
                list = read;
                isBeingRead = false;
            }
        }

        private OrderedList read(long limit) {
            Map<String, Object> parameters = Map.of("subject", key.subject, "offset", 0L, "limit", limit);
            return database.read(transaction -> {
                OrderedList read = new OrderedList();
                transaction.stream(texts.whole(), parameters, row -> insert(read, row));
                return read;
            });
        }

        /** Reads anew what commits have changed since. Marks are taken before the database is asked, so that none is taken in vain. */
        private void mend(OrderedList current) {
            Invalidation last = marks.get() == null ? null : marks.getAndSet(null);
            if (last == null) {
                return;
            }
            Map<Long, List<Long>> before = new HashMap<>();
            for (Invalidation mark = last; mark != null; mark = mark.next) {
                List<Long> keys = before.computeIfAbsent(mark.user, none -> new ArrayList<>());
                if (mark.before != null) {
                    keys.add(mark.before);
                }
            }
            try {
                List<Row> rows = among(key, List.copyOf(before.keySet()));
                before.forEach((user, keys) -> {
                    // where none of them is there, the list was read, or mended, while a commit was being told
                    if (!keys.isEmpty()
                            && keys.stream()
                                            .filter(was -> current.remove(was, user))
                                            .count()
                                    == 0) {
                        current.removeAll(user);
                    }
                });
                rows.forEach(row -> insert(current, row));
            } catch (RuntimeException failure) {
                list = null;
                throw failure;
            }
        }

        private long degree() {
            List<Row> rows =
                    database.read(transaction -> transaction.run(texts.degree(), Map.of("subject", key.subject)));
            return rows.isEmpty() ? 0 : rows.getFirst().number("total");
        }
    }

    private final Database database;
    private final long most;
    private final int longest;
    private final SampledLruCache<ListKey, CachedList> held;

    /** One after the other: they must not take the machine from those who are answered. */
    private final ReentrantLock aside = new ReentrantLock();

    /**
     * @param most in bytes
     * @param longest of the lists that are read at once
     */
    ListCache(WatchedDatabase watched, Database database, long most, int longest) {
        this.database = database;
        this.most = most;
        this.longest = longest;
        this.held = new SampledLruCache<>(most, (ListKey key, CachedList list) -> BYTES + list.weighed);
        watched.watch(this::told);
    }

    Cache<?, ?> cache() {
        return held.cache();
    }

    /** The answer to a question about a list, none where the list is not in heap now; a list is no one's to keep, nor to change. */
    <T> Optional<T> query(AudienceKind kind, UserId subject, Function<OrderedList, T> question) {
        ListKey key = new ListKey(kind, subject.value());
        CachedList list = held.get(key);
        return (list == null ? held.cache().get(key, CachedList::new) : list).ask(question);
    }

    /** The same, with the positions of those of these users, sorted, who are in the list. */
    <T> Optional<T> query(AudienceKind kind, UserId subject, long[] users, BiFunction<OrderedList, int[], T> question) {
        Optional<Optional<T>> answer = query(
                kind,
                subject,
                list -> list.size() <= longest || users.length == 0
                        ? Optional.of(question.apply(list, list.positions(users)))
                        : Optional.empty());
        if (answer.isEmpty() || answer.get().isPresent()) {
            return answer.flatMap(Function.identity());
        }
        // so long a list is not read through; what has changed when it is asked again is left out
        List<Row> rows = among(
                new ListKey(kind, subject.value()), LongStream.of(users).boxed().toList());
        return query(
                kind,
                subject,
                list -> question.apply(
                        list,
                        rows.stream()
                                .filter(Neo4jAudiences::isComplete)
                                .mapToInt(row -> list.position(key(row), row.number("user")))
                                .filter(position -> position >= 0)
                                .sorted()
                                .toArray()));
    }

    /** Everyone in a list, sorted; none where it is not in heap now, or is very long. */
    Optional<long[]> users(AudienceKind kind, UserId subject) {
        return query(
                        kind,
                        subject,
                        list -> list.size() <= longest ? Optional.of(list.users()) : Optional.<long[]>empty())
                .flatMap(Function.identity());
    }

    private List<Row> among(ListKey key, List<Long> users) {
        String text = Neo4jAudiences.queries(key.kind).among();
        return database.read(transaction -> transaction.run(text, Map.of("subject", key.subject, "others", users)));
    }

    private void told(Commit commit) {
        for (Commit.Edge edge : commit.edges()) {
            Long from = edge.from();
            Long to = edge.to();
            if (from == null || to == null) {
                continue;
            }
            Long before = edge.before().get("since") instanceof Long since
                    ? Long.valueOf(key(Boolean.TRUE.equals(edge.before().get("mutual")), since))
                    : null;
            switch (edge.type()) {
                case "FOLLOWS" -> {
                    mark(new ListKey(AudienceKind.FOLLOWERS, to), from, before);
                    mark(new ListKey(AudienceKind.FOLLOWINGS, from), to, before);
                }
                case "CONNECTED" -> {
                    mark(new ListKey(AudienceKind.CONNECTIONS, from), to, before);
                    mark(new ListKey(AudienceKind.CONNECTIONS, to), from, before);
                }
                default -> {
                    // in no list
                }
            }
        }
    }

    private void mark(ListKey key, long user, @Nullable Long before) {
        CachedList list = held.cache().policy().getIfPresentQuietly(key);
        if (list != null) {
            list.mark(user, before);
        }
    }

    private static void insert(OrderedList list, Row row) {
        if (Neo4jAudiences.isComplete(row)) {
            list.insert(key(row), row.number("user"));
        }
    }

    private static long key(Row row) {
        return key(row.flag("mutual"), row.number("since"));
    }

    static long key(boolean mutual, long since) {
        return mutual ? since + MUTUAL : since;
    }

    /** The time in a key, in microseconds. */
    static long micros(long key) {
        return key >= MUTUAL / 2 ? key - MUTUAL : key;
    }

    /** How many mutuals a list has: they are the first. */
    static int mutualCount(OrderedList list) {
        return list.rank(MUTUAL / 2 - 1, Long.MAX_VALUE);
    }
}
