package dev.kith.neo4j.cache;

import dev.kith.application.audience.Audiences;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Entry;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.audience.Page;
import dev.kith.domain.page.Cursor;
import dev.kith.domain.page.Offset;
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
    private final Lists lists;
    private final AroundUsers<long[]> hidden;

    CachedAudiences(Audiences audiences, Lists lists, AroundUsers<long[]> hidden) {
        this.audiences = audiences;
        this.lists = lists;
        this.hidden = hidden;
    }

    @Override
    public Page<Entry> page(AudienceQuery query) {
        UserId viewer = query.viewer();
        long[] unseen = viewer == null ? NO_ONE : hidden.of(viewer);
        return ownOf(query)
                .flatMap(own -> lists.ask(
                        query.kind(),
                        query.subject(),
                        LongStream.concat(Arrays.stream(own), Arrays.stream(unseen)).distinct().sorted().toArray(),
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
    private static Page<Entry> page(OrderedList list, int[] found, long[] hidden, AudienceQuery query) {
        IntPredicate isHidden = position -> Arrays.binarySearch(hidden, list.user(position)) >= 0;
        int[] unseen = Arrays.stream(found).filter(isHidden).toArray();
        return switch (query.mutuality()) {
            case RECIPROCAL -> page(Sequence.mutuals(list).without(unseen), Sequence.others(list).without(unseen), query);
            case NONE -> page(Sequence.none(list), Sequence.byTime(list).without(unseen), query);
            // whoever is in one's own list is shared with oneself
            case SHARED -> query.subject().equals(query.viewer())
                    ? page(Sequence.byTime(list).without(unseen), Sequence.none(list), query)
                    : page(
                            Sequence.byTime(list).only(Arrays.stream(found).filter(isHidden.negate()).toArray()),
                            Sequence.byTime(list).without(found),
                            query);
        };
    }

    private static Page<Entry> page(Sequence mutuals, Sequence others, AudienceQuery query) {
        Boolean only = query.only();
        int limit = query.position().limit();
        int from = only == null || only ? 0 : mutuals.size();
        int to = only == null || !only ? mutuals.size() + others.size() : mutuals.size();
        List<Entry> entries = new ArrayList<>();
        for (long index = Math.max(from, first(mutuals, others, from, query.position())); index < to && entries.size() < limit; index++) {
            boolean mutual = index < mutuals.size();
            int position = mutual ? mutuals.at((int) index) : others.at((int) index - mutuals.size());
            entries.add(new Entry(new UserId(mutuals.list().user(position)), mutual, Micros.instant(Lists.micros(mutuals.list().key(position)))));
        }
        return new Page<>(to - from, entries);
    }

    private static long first(Sequence mutuals, Sequence others, int from, Position position) {
        return switch (position) {
            case Offset offset -> from + offset.start();
            case Position.After(Cursor cursor, int _) -> {
                long since = Micros.of(cursor.since());
                long user = cursor.user().value();
                yield cursor.mutual() ? mutuals.passed(since, user) : mutuals.size() + others.passed(since, user);
            }
        };
    }
}
