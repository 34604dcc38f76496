package dev.kith.application.walk;

import dev.kith.application.InMemoryGraph;
import dev.kith.domain.tie.AccountState;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import dev.kith.domain.walk.PrivateEntry;
import dev.kith.domain.walk.PrivateList;
import dev.kith.domain.walk.PrivateWalk;
import dev.kith.domain.walk.WalkCursor;
import dev.kith.domain.walk.WalkPage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

public final class InMemoryPrivateWalks implements PrivateWalks {

    private final InMemoryGraph graph;

    public InMemoryPrivateWalks(InMemoryGraph graph) {
        this.graph = graph;
    }

    @Override
    public WalkPage<PrivateEntry> page(PrivateWalk walk, @Nullable WalkCursor after, int limit) {
        List<PrivateEntry> rest = whole(walk).stream()
                .filter(entry -> after == null || after.isBefore(entry.since(), entry.user()))
                .toList();
        List<PrivateEntry> page = rest.stream().limit(limit).toList();
        return new WalkPage<>(
                page,
                rest.size() > limit
                        ? new WalkCursor(
                                0, page.getLast().since(), page.getLast().user())
                        : null);
    }

    @Override
    public OptionalLong count(PrivateWalk walk) {
        return OptionalLong.of(whole(walk).size());
    }

    private List<PrivateEntry> whole(PrivateWalk walk) {
        UserId owner = walk.owner();
        Instant since = walk.since();
        Instant until = walk.until();
        synchronized (graph) {
            return (walk.list() == PrivateList.DISMISSED ? dismissed(owner) : tied(owner, walk.list()))
                    .filter(entry -> graph.standing(owner) != AccountState.DELETED
                            && graph.standing(entry.user()) != AccountState.DELETED)
                    .filter(entry -> (since == null || !entry.since().isBefore(since))
                            && (until == null || entry.since().isBefore(until)))
                    .sorted(Comparator.comparing(PrivateEntry::since)
                            .thenComparing(PrivateEntry::user)
                            .reversed())
                    .toList();
        }
    }

    private Stream<PrivateEntry> dismissed(UserId owner) {
        return graph.dismissed.getOrDefault(owner, Map.of()).entrySet().stream()
                .map(entry -> new PrivateEntry(entry.getKey(), entry.getValue(), null, null));
    }

    private Stream<PrivateEntry> tied(UserId owner, PrivateList list) {
        return graph.ties.values().stream()
                .map(Tie::pair)
                .filter(pair -> pair.low().equals(owner) || pair.high().equals(owner))
                .flatMap(pair -> entry(graph.tie(pair), owner, list));
    }

    private static Stream<PrivateEntry> entry(Tie tie, UserId owner, PrivateList list) {
        UserId other = tie.pair().other(owner);
        Instant hides = tie.of(owner).hides();
        return switch (list) {
            case DISMISSED -> Stream.of();
            case HIDDEN -> Stream.ofNullable(hides).map(since -> new PrivateEntry(other, since, null, null));
            case SENT_REQUESTS -> request(tie, owner, other);
            case RECEIVED_REQUESTS -> request(tie, other, other).filter(entry -> entry.rejected() == null);
            case REJECTED_REQUESTS -> request(tie, other, other).filter(entry -> entry.rejected() != null);
        };
    }

    private static Stream<PrivateEntry> request(Tie tie, UserId from, UserId other) {
        return tie.connection() instanceof Connection.Requested request
                        && request.from().equals(from)
                ? Stream.of(new PrivateEntry(other, request.created(), request.viewed(), request.rejected()))
                : Stream.of();
    }
}
