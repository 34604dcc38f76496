package dev.kith.neo4j.cache;

import dev.kith.application.audience.Audiences;
import dev.kith.domain.audience.AudienceEntry;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.page.Cursor;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.page.Position;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.cache.list.ListView;
import dev.kith.neo4j.cache.list.OrderedList;
import dev.kith.neo4j.cache.list.SortKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;

/**
 * Cuts pages from the lists in heap, at the same cost for every offset. For each page it looks up in the list the users
 * whom the viewer hides, and those in the viewer's own list. If the viewer's own list is too long, the store behind
 * answers.
 */
final class CachedAudiences implements Audiences {

    private static final long[] NOBODY = {};

    private final Audiences audiences;
    private final ListCache lists;
    private final EdgeCache<long[]> hidden;

    CachedAudiences(Audiences audiences, ListCache lists, EdgeCache<long[]> hidden) {
        this.audiences = audiences;
        this.lists = lists;
        this.hidden = hidden;
    }

    @Override
    public Page<AudienceEntry> page(AudienceQuery query) {
        UserId viewer = query.viewer();
        long[] hiddenUsers = viewer == null ? NOBODY : hidden.get(viewer);
        return ownList(query)
                .flatMap(own -> lists.query(
                        query.kind(),
                        query.subject(),
                        LongStream.concat(Arrays.stream(own), Arrays.stream(hiddenUsers))
                                .distinct()
                                .sorted()
                                .toArray(),
                        (list, found) -> page(list, found, hiddenUsers, query)
                                .consistent(query.position(), AudienceEntry::user)))
                .orElseGet(() -> audiences.page(query));
    }

    /**
     * The viewer's own list where mutual means shared with the viewer, otherwise nobody; empty if the list is not
     * available.
     */
    private Optional<long[]> ownList(AudienceQuery query) {
        UserId viewer = query.viewer();
        return viewer == null || viewer.equals(query.subject()) || query.mutuality() != Mutuality.SHARED
                ? Optional.of(NOBODY)
                : lists.users(query.kind(), viewer);
    }

    @Override
    public Page<UserId> knownFollowers(UserId viewer, UserId subject, int limit) {
        return audiences.knownFollowers(viewer, subject, limit);
    }

    /** @param found the positions of the users whom the viewer hides, or has in their own list */
    private static Page<AudienceEntry> page(OrderedList list, int[] found, long[] hiddenUsers, AudienceQuery query) {
        IntPredicate isHidden = position -> Arrays.binarySearch(hiddenUsers, list.user(position)) >= 0;
        int[] hidden = Arrays.stream(found).filter(isHidden).toArray();
        return switch (query.mutuality()) {
            case RECIPROCAL ->
                page(
                        ListView.mutuals(list).without(hidden),
                        ListView.others(list).without(hidden),
                        query);
            case NONE -> page(ListView.empty(list), ListView.byTime(list).without(hidden), query);
            // in the viewer's own list every user is shared
            case SHARED ->
                query.subject().equals(query.viewer())
                        ? page(ListView.byTime(list).without(hidden), ListView.empty(list), query)
                        : page(
                                ListView.byTime(list)
                                        .only(Arrays.stream(found)
                                                .filter(isHidden.negate())
                                                .toArray()),
                                ListView.byTime(list).without(found),
                                query);
        };
    }

    private static Page<AudienceEntry> page(ListView mutuals, ListView others, AudienceQuery query) {
        Boolean only = query.only();
        int limit = query.position().limit();
        int from = only == null || only ? 0 : mutuals.size();
        int to = only == null || !only ? mutuals.size() + others.size() : mutuals.size();
        List<AudienceEntry> entries = new ArrayList<>();
        for (long index = Math.max(from, firstIndex(mutuals, others, from, query.position()));
                index < to && entries.size() < limit;
                index++) {
            boolean mutual = index < mutuals.size();
            int position = mutual ? mutuals.positionAt((int) index) : others.positionAt((int) index - mutuals.size());
            entries.add(new AudienceEntry(
                    new UserId(mutuals.list().user(position)),
                    mutual,
                    Micros.instant(SortKey.micros(mutuals.list().key(position)))));
        }
        return new Page<>(to - from, entries);
    }

    private static long firstIndex(ListView mutuals, ListView others, int from, Position position) {
        return switch (position) {
            case Offset offset -> from + offset.start();
            case Position.After(Cursor cursor, int _) -> {
                long since = Micros.of(cursor.since());
                long user = cursor.user().value();
                yield cursor.mutual()
                        ? mutuals.countThrough(since, user)
                        : mutuals.size() + others.countThrough(since, user);
            }
        };
    }
}
