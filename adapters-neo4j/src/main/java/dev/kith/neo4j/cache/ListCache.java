package dev.kith.neo4j.cache;

import com.github.benmanes.caffeine.cache.Cache;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.cache.list.ListKey;
import dev.kith.neo4j.cache.list.ListReader;
import dev.kith.neo4j.cache.list.OrderedList;
import dev.kith.neo4j.cache.list.SortKey;
import dev.kith.neo4j.spi.Commit;
import dev.kith.neo4j.spi.Database;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The followers, followings and connections that were asked for, each in heap as the database has it. */
final class ListCache {

    /** The entries of the longest list that is read, or scanned, while a caller waits. */
    static final int MAX_INLINE_SIZE = 20_000;

    private final Reports reports;
    private final ListReader reader;
    private final SampledLruCache<ListKey, CachedList> lists;

    /**
     * @param maxBytes the heap for all lists; one list may take half of it
     * @param maxInlineSize see {@link #MAX_INLINE_SIZE}
     */
    ListCache(Reports reports, Database database, long maxBytes, int maxInlineSize) {
        this.reports = reports;
        this.reader = new ListReader(database, maxInlineSize, maxBytes / 2);
        this.lists = new SampledLruCache<>(maxBytes, (ListKey key, CachedList list) -> list.bytes());
        reports.watch(this::onCommit);
    }

    Cache<?, ?> cache() {
        return lists.cache();
    }

    /**
     * Answers a question about a list, empty if the list is not in heap or may be old. The question must not keep or
     * change the list.
     */
    <T> Optional<T> query(AudienceKind kind, UserId subject, Function<OrderedList, T> question) {
        if (!reports.areCurrent()) {
            return Optional.empty();
        }
        ListKey key = ListKey.of(kind, subject);
        CachedList list = lists.get(key);
        return (list == null ? lists.cache().get(key, this::create) : list).query(question);
    }

    private CachedList create(ListKey key) {
        return new CachedList(key, reader, this::weighAgain);
    }

    private void weighAgain(CachedList list) {
        lists.cache().asMap().replace(list.key(), list, list);
    }

    /**
     * The same, about a list and the positions of some users in it.
     *
     * @param users sorted; the question gets the positions, ascending, of those who are in the list
     */
    <T> Optional<T> query(AudienceKind kind, UserId subject, long[] users, BiFunction<OrderedList, int[], T> question) {
        // empty: the list is not in heap; holds an empty one: it is too long to be scanned
        Optional<Optional<T>> answer = query(
                kind,
                subject,
                list -> reader.isInline(list) || users.length == 0
                        ? Optional.of(question.apply(list, list.positions(users)))
                        : Optional.empty());
        if (answer.isEmpty() || answer.get().isPresent()) {
            return answer.flatMap(Function.identity());
        }
        OrderedList entries = reader.readEntries(
                ListKey.of(kind, subject), LongStream.of(users).boxed().toList());
        return query(kind, subject, list -> question.apply(list, positions(list, entries)));
    }

    /** Whether a user is in a list; empty if nobody has asked for the list lately, or it is too long to be scanned. */
    Optional<Boolean> contains(AudienceKind kind, UserId subject, UserId user) {
        CachedList known = reports.areCurrent() ? lists.get(ListKey.of(kind, subject)) : null;
        return known == null
                ? Optional.empty()
                : known.query(list -> reader.isInline(list)
                                ? Optional.of(list.contains(user.value()))
                                : Optional.<Boolean>empty())
                        .flatMap(Function.identity());
    }

    /** The positions of these entries in the list. An entry that has changed since it was read has none. */
    private static int[] positions(OrderedList list, OrderedList entries) {
        return IntStream.range(0, entries.size())
                .map(index -> list.position(entries.key(index), entries.user(index)))
                .filter(position -> position >= 0)
                .toArray();
    }

    /** The users in a list, sorted; empty if the list is not in heap, or is too long to be scanned. */
    Optional<long[]> users(AudienceKind kind, UserId subject) {
        return query(
                        kind,
                        subject,
                        list -> reader.isInline(list) ? Optional.of(list.users()) : Optional.<long[]>empty())
                .flatMap(Function.identity());
    }

    private void onCommit(Commit commit) {
        if (commit.isUnknown()) {
            lists.cache().asMap().clear();
        }
        for (Commit.Edge edge : commit.edges()) {
            Long from = edge.from();
            Long to = edge.to();
            if (from == null || to == null) {
                continue;
            }
            switch (edge.type()) {
                case "FOLLOWS" -> {
                    invalidate(new ListKey(AudienceKind.FOLLOWERS, to), from, edge);
                    invalidate(new ListKey(AudienceKind.FOLLOWINGS, from), to, edge);
                }
                case "CONNECTED" -> {
                    invalidate(new ListKey(AudienceKind.CONNECTIONS, from), to, edge);
                    invalidate(new ListKey(AudienceKind.CONNECTIONS, to), from, edge);
                }
                default -> {
                    // no list has it
                }
            }
        }
    }

    /** Null for an edge that was not in the list. */
    private static @Nullable Long oldKey(Commit.Edge edge) {
        if (edge.before().isEmpty()) {
            return null;
        }
        return edge.before().get("since") instanceof Long since
                ? SortKey.of(Boolean.TRUE.equals(edge.before().get("mutual")), since)
                : SortKey.UNKNOWN;
    }

    private void invalidate(ListKey key, long user, Commit.Edge edge) {
        CachedList list = lists.cache().policy().getIfPresentQuietly(key);
        if (list != null && !list.invalidate(user, oldKey(edge), edge.since())) {
            lists.cache().asMap().remove(key, list);
        }
    }
}
