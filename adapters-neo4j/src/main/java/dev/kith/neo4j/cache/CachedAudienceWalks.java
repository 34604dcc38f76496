package dev.kith.neo4j.cache;

import dev.kith.application.walk.AudienceWalks;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.user.UserId;
import dev.kith.domain.walk.Audience;
import dev.kith.domain.walk.AudienceWalk;
import dev.kith.domain.walk.WalkCursor;
import dev.kith.domain.walk.WalkEntry;
import dev.kith.domain.walk.WalkPage;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.cache.list.ListView;
import dev.kith.neo4j.cache.list.OrderedList;
import dev.kith.neo4j.cache.list.SortKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the lists in heap, where each group is a view of a list. Every count is exact. If a list is not in heap,
 * or a compared list is too long, the store behind answers.
 */
final class CachedAudienceWalks implements AudienceWalks {

    private static final long[] NOBODY = {};

    private final AudienceWalks walks;
    private final ListCache lists;
    private final EdgeCache<long[]> hidden;

    CachedAudienceWalks(AudienceWalks walks, ListCache lists, EdgeCache<long[]> hidden) {
        this.walks = walks;
        this.lists = lists;
        this.hidden = hidden;
    }

    @Override
    public WalkPage<WalkEntry> page(AudienceWalk walk, @Nullable WalkCursor after, int limit) {
        return ask(walk, views -> page(walk, views, after, limit)).orElseGet(() -> walks.page(walk, after, limit));
    }

    @Override
    public OptionalLong count(AudienceWalk walk) {
        return ask(
                        walk,
                        views -> OptionalLong.of(views.stream()
                                .mapToLong(view -> Math.max(0, end(walk, view) - start(walk, view)))
                                .sum()))
                .orElseGet(() -> walks.count(walk));
    }

    /** Answers a question about the groups of a walk, empty if a list is not available. */
    private <T> Optional<T> ask(AudienceWalk walk, Function<List<ListView>, T> question) {
        UserId viewer = walk.viewer();
        long[] hiddenUsers = viewer == null ? NOBODY : hidden.get(viewer);
        return compared(walk)
                .flatMap(users -> lists.query(
                        walk.list().kind(),
                        walk.list().subject(),
                        LongStream.concat(Arrays.stream(users), Arrays.stream(hiddenUsers))
                                .distinct()
                                .sorted()
                                .toArray(),
                        (list, found) -> question.apply(views(walk, list, found, hiddenUsers))));
    }

    /** The users in the compared list, nobody if that is the list itself or there is none; empty if it is too long. */
    private Optional<long[]> compared(AudienceWalk walk) {
        Audience compared = walk.compared();
        return compared == null || compared.equals(walk.list())
                ? Optional.of(NOBODY)
                : lists.users(compared.kind(), compared.subject());
    }

    /** @param found the positions of the users whom the viewer hides, or who are in the compared list */
    private static List<ListView> views(AudienceWalk walk, OrderedList list, int[] found, long[] hiddenUsers) {
        IntPredicate isHidden = position -> Arrays.binarySearch(hiddenUsers, list.user(position)) >= 0;
        int[] hidden = Arrays.stream(found).filter(isHidden).toArray();
        int[] shared = Arrays.stream(found).filter(isHidden.negate()).toArray();
        boolean isWithItself = walk.list().equals(walk.compared());
        return walk.groups().stream()
                .map(group -> {
                    ListView all = all(list, group.mutual());
                    if (group.shared() == null || (isWithItself && group.shared())) {
                        return all.without(hidden);
                    }
                    if (isWithItself) {
                        return ListView.empty(list);
                    }
                    return group.shared() ? all.only(shared) : all.without(found);
                })
                .toList();
    }

    private static ListView all(OrderedList list, @Nullable Boolean mutual) {
        if (mutual == null) {
            return ListView.byTime(list);
        }
        return mutual ? ListView.mutuals(list) : ListView.others(list);
    }

    /** The index of the first entry that is not too late. No user has an id below 1. */
    private static int start(AudienceWalk walk, ListView view) {
        return walk.until() == null ? 0 : view.countThrough(Micros.of(walk.until()), 1);
    }

    /** The index after the last entry that is not too early. */
    private static int end(AudienceWalk walk, ListView view) {
        return walk.since() == null ? view.size() : view.countThrough(Micros.of(walk.since()), 1);
    }

    private static WalkPage<WalkEntry> page(
            AudienceWalk walk, List<ListView> views, @Nullable WalkCursor after, int limit) {
        List<WalkEntry> entries = new ArrayList<>();
        WalkCursor last = null;
        for (int number = after == null ? 0 : after.group(); number < views.size(); number++) {
            ListView view = views.get(number);
            int start = start(walk, view);
            if (after != null && after.group() == number) {
                start = Math.max(
                        start,
                        view.countThrough(Micros.of(after.since()), after.user().value()));
            }
            int end = end(walk, view);
            Boolean shared = walk.groups().get(number).shared();
            for (int index = start; index < end; index++) {
                if (entries.size() == limit) {
                    return new WalkPage<>(entries, last);
                }
                WalkEntry entry = entry(walk, view.list(), view.positionAt(index), shared);
                entries.add(entry);
                last = new WalkCursor(number, entry.since(), entry.user());
            }
        }
        return new WalkPage<>(entries, null);
    }

    private static WalkEntry entry(AudienceWalk walk, OrderedList list, int position, @Nullable Boolean shared) {
        long key = list.key(position);
        return new WalkEntry(
                new UserId(list.user(position)),
                Micros.instant(SortKey.micros(key)),
                walk.list().kind() == AudienceKind.CONNECTIONS ? null : (Boolean) SortKey.isMutual(key),
                shared);
    }
}
