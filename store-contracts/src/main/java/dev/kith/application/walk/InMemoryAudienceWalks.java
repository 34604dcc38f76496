package dev.kith.application.walk;

import dev.kith.application.InMemoryGraph;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.user.UserId;
import dev.kith.domain.walk.Audience;
import dev.kith.domain.walk.AudienceWalk;
import dev.kith.domain.walk.WalkCursor;
import dev.kith.domain.walk.WalkEntry;
import dev.kith.domain.walk.WalkPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

public final class InMemoryAudienceWalks implements AudienceWalks {

    /** An entry, and the number of its group. */
    private record Grouped(int group, WalkEntry entry) {

        WalkCursor cursor() {
            return new WalkCursor(group, entry.since(), entry.user());
        }

        boolean isAfter(WalkCursor cursor) {
            return group > cursor.group() || (group == cursor.group() && cursor.isBefore(entry.since(), entry.user()));
        }
    }

    private final InMemoryGraph graph;

    public InMemoryAudienceWalks(InMemoryGraph graph) {
        this.graph = graph;
    }

    @Override
    public WalkPage<WalkEntry> page(AudienceWalk walk, @Nullable WalkCursor after, int limit) {
        List<Grouped> rest = whole(walk).stream()
                .filter(each -> after == null || each.isAfter(after))
                .toList();
        List<Grouped> page = rest.stream().limit(limit).toList();
        return new WalkPage<>(
                page.stream().map(Grouped::entry).toList(),
                rest.size() > limit ? page.getLast().cursor() : null);
    }

    @Override
    public OptionalLong count(AudienceWalk walk) {
        return OptionalLong.of(whole(walk).size());
    }

    private List<Grouped> whole(AudienceWalk walk) {
        synchronized (graph) {
            List<WalkEntry> all = entries(walk);
            List<AudienceWalk.Group> groups = walk.groups();
            List<Grouped> whole = new ArrayList<>();
            for (int number = 0; number < groups.size(); number++) {
                for (WalkEntry entry : all) {
                    if (groups.get(number)
                            .contains(Boolean.TRUE.equals(entry.mutual()), Boolean.TRUE.equals(entry.shared()))) {
                        whole.add(new Grouped(number, entry));
                    }
                }
            }
            return whole;
        }
    }

    private List<WalkEntry> entries(AudienceWalk walk) {
        Set<UserId> hidden = graph.hiddenBy(walk.viewer());
        Map<UserId, Instant> list = list(walk.list());
        Audience compared = walk.compared();
        Set<UserId> shared = compared == null ? Set.of() : list(compared).keySet();
        return list.entrySet().stream()
                .filter(listed -> !hidden.contains(listed.getKey()) && isInTime(walk, listed.getValue()))
                .map(listed -> new WalkEntry(
                        listed.getKey(),
                        listed.getValue(),
                        walk.list().kind() == AudienceKind.CONNECTIONS
                                ? null
                                : (Boolean) graph.tie(Pair.of(walk.list().subject(), listed.getKey()))
                                        .isReciprocal(),
                        compared == null ? null : (Boolean) shared.contains(listed.getKey())))
                .sorted(WalkEntry.NEWEST_FIRST)
                .toList();
    }

    private Map<UserId, Instant> list(Audience audience) {
        return graph.list(audience.kind(), audience.subject());
    }

    private static boolean isInTime(AudienceWalk walk, Instant time) {
        Instant since = walk.since();
        Instant until = walk.until();
        return (since == null || !time.isBefore(since)) && (until == null || time.isBefore(until));
    }
}
