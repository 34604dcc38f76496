package dev.kith.application.audience;

import dev.kith.application.InMemoryGraph;
import dev.kith.domain.audience.AudienceEntry;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.page.Position;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.user.UserId;
import java.util.List;
import java.util.Set;

public final class InMemoryAudiences implements Audiences {

    private final InMemoryGraph graph;

    public InMemoryAudiences(InMemoryGraph graph) {
        this.graph = graph;
    }

    @Override
    public Page<AudienceEntry> page(AudienceQuery query) {
        synchronized (graph) {
            List<AudienceEntry> whole = whole(query);
            int limit = query.position().limit();
            return new Page<>(
                    whole.size(),
                    switch (query.position()) {
                        case Offset offset ->
                            whole.stream().skip(offset.start()).limit(limit).toList();
                        case Position.After after ->
                            whole.stream()
                                    .filter(entry -> entry.isAfter(after.cursor()))
                                    .limit(limit)
                                    .toList();
                    });
        }
    }

    @Override
    public Page<UserId> knownFollowers(UserId viewer, UserId subject, int most) {
        synchronized (graph) {
            Set<UserId> followed = graph.list(AudienceKind.FOLLOWINGS, viewer).keySet();
            List<UserId> whole = whole(new AudienceQuery(
                            subject, AudienceKind.FOLLOWERS, Mutuality.NONE, null, viewer, Offset.first(1)))
                    .stream()
                    .map(AudienceEntry::user)
                    .filter(followed::contains)
                    .toList();
            return new Page<>(whole.size(), whole.stream().limit(most).toList());
        }
    }

    /** The users that a user follows, mutuals first. */
    public List<UserId> inOrder(UserId follower) {
        return whole(new AudienceQuery(
                        follower, AudienceKind.FOLLOWINGS, Mutuality.RECIPROCAL, null, null, Offset.first(1)))
                .stream()
                .map(AudienceEntry::user)
                .toList();
    }

    private List<AudienceEntry> whole(AudienceQuery query) {
        Set<UserId> hidden = graph.hiddenBy(query.viewer());
        return graph.list(query.kind(), query.subject()).entrySet().stream()
                .map(listed -> new AudienceEntry(listed.getKey(), isMutual(query, listed.getKey()), listed.getValue()))
                .filter(entry -> !hidden.contains(entry.user()))
                .filter(entry -> query.only() == null || query.only() == entry.mutual())
                .sorted(AudienceEntry.MUTUAL_FIRST)
                .toList();
    }

    private boolean isMutual(AudienceQuery query, UserId user) {
        UserId viewer = query.viewer();
        AudienceKind kind = query.kind();
        return switch (query.mutuality()) {
            case RECIPROCAL -> graph.tie(Pair.of(query.subject(), user)).isReciprocal();
            case SHARED -> viewer != null && graph.list(kind, viewer).containsKey(user);
            case NONE -> false;
        };
    }
}
