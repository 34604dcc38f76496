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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;

/**
 * Pages from the lists in heap, at any offset for the same. Whom a caller shares with the list's subject, and whom they hide, is looked up in the list
 * anew for each page, at a cost that grows with the caller's own; where that is very long, the store behind answers.
 */
final class CachedAudiences implements Audiences {

    private static final long[] NO_ONE = {};

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
        long[] unseen = viewer == null ? NO_ONE : hidden.get(viewer);
        return ownOf(query)
                .flatMap(own -> lists.query(
                        query.kind(),
                        query.subject(),
                        LongStream.concat(Arrays.stream(own), Arrays.stream(unseen))
                                .distinct()
                                .sorted()
                                .toArray(),
                        (list, found) -> page(list, found, unseen, query)))
                .orElseGet(() -> audiences.page(query));
    }

    /** Those in the list of the caller, where it says who is mutual. */
    private Optional<long[]> ownOf(AudienceQuery query) {
        UserId viewer = query.viewer();
        return viewer == null || viewer.equals(query.subject()) || query.mutuality() != Mutuality.SHARED
                ? Optional.of(NO_ONE)
                : lists.users(query.kind(), viewer);
    }

    @Override
    public Page<UserId> knownFollowers(UserId viewer, UserId subject, int most) {
        return audiences.knownFollowers(viewer, subject, most);
    }

    /** @param found where in the list those stand whom the caller hides or has in their own */
    private static Page<AudienceEntry> page(OrderedList list, int[] found, long[] hidden, AudienceQuery query) {
        IntPredicate isHidden = position -> Arrays.binarySearch(hidden, list.user(position)) >= 0;
        int[] unseen = Arrays.stream(found).filter(isHidden).toArray();
        return switch (query.mutuality()) {
            case RECIPROCAL ->
                page(
                        ListView.mutuals(list).without(unseen),
                        ListView.others(list).without(unseen),
                        query);
            case NONE -> page(ListView.empty(list), ListView.byTime(list).without(unseen), query);
            // whoever is in one's own list is shared with oneself
            case SHARED ->
                query.subject().equals(query.viewer())
                        ? page(ListView.byTime(list).without(unseen), ListView.empty(list), query)
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
        for (long index = Math.max(from, first(mutuals, others, from, query.position()));
                index < to && entries.size() < limit;
                index++) {
            boolean mutual = index < mutuals.size();
            int position = mutual ? mutuals.positionAt((int) index) : others.positionAt((int) index - mutuals.size());
            entries.add(new AudienceEntry(
                    new UserId(mutuals.list().user(position)),
                    mutual,
                    Micros.instant(ListCache.micros(mutuals.list().key(position)))));
        }
        return new Page<>(to - from, entries);
    }

    private static long first(ListView mutuals, ListView others, int from, Position position) {
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
