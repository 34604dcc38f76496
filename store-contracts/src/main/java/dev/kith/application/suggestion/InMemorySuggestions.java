package dev.kith.application.suggestion;

import dev.kith.application.InMemoryGraph;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.tie.AccountState;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

public final class InMemorySuggestions implements Suggestions {

    private final InMemoryGraph graph;

    public InMemorySuggestions(InMemoryGraph graph) {
        this.graph = graph;
    }

    @Override
    public Page<UserId> page(UserId user, CommunityMode mode, Offset offset) {
        synchronized (graph) {
            Map<UserId, Integer> shared = new HashMap<>();
            for (UserId known : newest(user, mode, CIRCLE)) {
                for (UserId other : newest(known, mode, REACH)) {
                    if (isNew(user, other, mode)) {
                        shared.merge(other, 1, Integer::sum);
                    }
                }
            }
            List<UserId> whole = shared.keySet().stream()
                    .sorted(Comparator.<UserId>comparingInt(shared::get)
                            .reversed()
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
            return new Page<>(
                    whole.size(),
                    whole.stream().skip(offset.start()).limit(offset.limit()).toList());
        }
    }

    private List<UserId> newest(UserId user, CommunityMode mode, int limit) {
        return graph
                .list(mode == CommunityMode.FOLLOW ? AudienceKind.FOLLOWINGS : AudienceKind.CONNECTIONS, user)
                .entrySet()
                .stream()
                .sorted(Map.Entry.<UserId, Instant>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey())
                        .reversed())
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean isDiscoverable(UserId user) {
        return Objects.requireNonNull(graph.users.get(user)).profile().details().discoverable();
    }

    private boolean isNew(UserId user, UserId other, CommunityMode mode) {
        if (user.equals(other) || graph.standing(other) == AccountState.DELETED || !isDiscoverable(other)) {
            return false;
        }
        Tie tie = graph.tie(Pair.of(user, other));
        return !tie.isHidden()
                && switch (mode) {
                    case FOLLOW -> !tie.follows(user);
                    case FRIENDSHIP -> tie.connection() instanceof Connection.Strangers;
                };
    }
}
