package dev.kith.neo4j.cache;

import dev.kith.application.audience.Audiences;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Entry;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.audience.Page;
import dev.kith.domain.audience.Slice;
import dev.kith.domain.user.UserId;
import java.util.ArrayList;
import java.util.List;

/**
 * Pages of followers and followings from the lists in heap, at any offset for the same. What depends on a caller's own list, or on whom they hide,
 * is left to the store behind.
 */
final class CachedAudiences implements Audiences {

    private final Audiences audiences;
    private final FollowLists lists;
    private final Hiders hiders;

    CachedAudiences(Audiences audiences, FollowLists lists, Hiders hiders) {
        this.audiences = audiences;
        this.lists = lists;
        this.hiders = hiders;
    }

    @Override
    public Page<Entry> page(AudienceQuery query) {
        UserId viewer = query.viewer();
        if (viewer != null && (query.mutuality() == Mutuality.SHARED || hiders.has(viewer))) {
            return audiences.page(query);
        }
        return lists.ask(query.kind(), query.subject(), list -> query.mutuality() == Mutuality.RECIPROCAL ? ranked(list, query) : byTime(list, query))
                .orElseGet(() -> audiences.page(query));
    }

    @Override
    public Page<UserId> knownFollowers(UserId viewer, UserId subject, int most) {
        return audiences.knownFollowers(viewer, subject, most);
    }

    private static Page<Entry> ranked(OrderedList list, AudienceQuery query) {
        Boolean only = query.only();
        int mutuals = FollowLists.mutuals(list);
        int from = only == null || only ? 0 : mutuals;
        int to = only == null || !only ? list.size() : mutuals;
        Slice slice = query.slice();
        Entry after = slice.after();
        long first = after == null ? from + slice.offset() : Math.max(from, passed(list, after.mutual(), after));
        List<Entry> entries = new ArrayList<>();
        for (long position = first; position < to && entries.size() < slice.limit(); position++) {
            long key = list.key((int) position);
            entries.add(new Entry(new UserId(list.user((int) position)), FollowLists.isMutual(key), FollowLists.since(key)));
        }
        return new Page<>(to - from, entries);
    }

    /** How many entries stand at the place or before it, were it among the mutuals, or among the rest. */
    private static int passed(OrderedList list, boolean mutual, Entry place) {
        return list.rank(FollowLists.key(mutual, place.since()), place.user().value() - 1);
    }

    /** No one counts as mutual: the two parts of the list, merged. */
    private static Page<Entry> byTime(OrderedList list, AudienceQuery query) {
        if (Boolean.TRUE.equals(query.only())) {
            return new Page<>(0, List.of());
        }
        int mutuals = FollowLists.mutuals(list);
        Slice slice = query.slice();
        Entry after = slice.after();
        int one;
        int other;
        if (after == null) {
            int passed = (int) Math.min(slice.offset(), list.size());
            one = ofMutuals(list, mutuals, passed);
            other = mutuals + passed - one;
        } else {
            // one who counts as mutual stands before all of these
            one = after.mutual() ? 0 : passed(list, true, after);
            other = after.mutual() ? mutuals : passed(list, false, after);
        }
        List<Entry> entries = new ArrayList<>();
        while (entries.size() < slice.limit() && (one < mutuals || other < list.size())) {
            int next = isNext(list, one, mutuals, other) ? one++ : other++;
            entries.add(new Entry(new UserId(list.user(next)), false, FollowLists.since(list.key(next))));
        }
        return new Page<>(list.size(), entries);
    }

    /** Of the first so many by time, how many are mutuals: the least number that leaves no mutual behind an older one of the rest. */
    private static int ofMutuals(OrderedList list, int mutuals, int first) {
        int low = Math.max(0, first - (list.size() - mutuals));
        int high = Math.min(first, mutuals);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isNext(list, middle, mutuals, mutuals + first - middle - 1)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether, of a mutual and one of the rest, the mutual comes first by time. */
    private static boolean isNext(OrderedList list, int mutual, int mutuals, int other) {
        if (mutual >= mutuals || other >= list.size()) {
            return mutual < mutuals;
        }
        int byTime = FollowLists.since(list.key(mutual)).compareTo(FollowLists.since(list.key(other)));
        return byTime == 0 ? list.user(mutual) > list.user(other) : byTime > 0;
    }
}
