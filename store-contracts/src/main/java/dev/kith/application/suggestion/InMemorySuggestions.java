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
            Map<UserId, Integer> shared = around(user, mode);
            shared.keySet().removeIf(other -> !isNew(user, other, mode));
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

    @Override
    public Candidates candidates(UserId user, CommunityMode mode, int limit) {
        synchronized (graph) {
            Map<UserId, Integer> shared = around(user, mode);
            if (mode == CommunityMode.FOLLOW) {
                Map<UserId, Instant> followers = new HashMap<>(graph.list(AudienceKind.FOLLOWERS, user));
                followers
                        .keySet()
                        .removeAll(graph.list(AudienceKind.FOLLOWINGS, user).keySet());
                newest(followers, CIRCLE).forEach(follower -> shared.putIfAbsent(follower, 0));
            }
            List<Candidate> found = shared.entrySet().stream()
                    .filter(entry -> isSuggested(user, entry.getKey(), mode))
                    .map(entry -> candidate(user, entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparingLong(Candidate::score)
                            .reversed()
                            .thenComparing(Candidate::user))
                    .limit(limit)
                    .toList();
            List<UserId> circle = newest(user, mode, CIRCLE + 1);
            boolean isComplete = circle.size() <= CIRCLE
                    && circle.stream()
                            .allMatch(known -> newest(known, mode, REACH + 1).size() <= REACH);
            return new Candidates(found, isComplete);
        }
    }

    private Candidate candidate(UserId user, UserId other, int shared) {
        boolean follows = graph.tie(Pair.of(user, other)).follows(other);
        return new Candidate(other, shared + (follows ? 1 : 0), follows);
    }

    @Override
    public Map<UserId, Shared> shared(UserId user, CommunityMode mode, List<UserId> others) {
        synchronized (graph) {
            int most = MAX_LOOKUPS / others.size();
            List<UserId> own = newest(user, mode, most);
            boolean isLonger = newest(user, mode, most + 1).size() > most;
            Map<UserId, Shared> shared = new HashMap<>();
            for (UserId other : others) {
                List<UserId> known = own.stream()
                        .filter(each -> graph.list(kind(mode), each).containsKey(other))
                        .toList();
                if (!known.isEmpty()) {
                    shared.put(
                            other,
                            new Shared(
                                    known.size(),
                                    isLonger,
                                    known.stream().limit(EXAMPLES).toList()));
                }
            }
            return shared;
        }
    }

    @Override
    public List<Popular> popular(UserId user, CommunityMode mode, int limit) {
        synchronized (graph) {
            return graph.users.keySet().stream()
                    .flatMap(follower -> graph.list(AudienceKind.FOLLOWINGS, follower).keySet().stream())
                    .limit(POPULAR_READ)
                    .distinct()
                    .filter(other -> isSuggested(user, other, mode))
                    .map(other -> new Popular(
                            other, graph.list(AudienceKind.FOLLOWERS, other).size()))
                    .sorted(Comparator.comparingLong(Popular::followers)
                            .reversed()
                            .thenComparing(Popular::user))
                    .limit(limit)
                    .toList();
        }
    }

    private boolean isSuggested(UserId user, UserId other, CommunityMode mode) {
        return isNew(user, other, mode)
                && !graph.dismissed.getOrDefault(user, Map.of()).containsKey(other)
                && graph.standing(other) == AccountState.ACTIVE
                && graph.tie(Pair.of(user, other)).connection() instanceof Connection.Strangers;
    }

    /** In how many of the lists of the circle each user is. */
    private Map<UserId, Integer> around(UserId user, CommunityMode mode) {
        Map<UserId, Integer> shared = new HashMap<>();
        for (UserId known : newest(user, mode, CIRCLE)) {
            for (UserId other : newest(known, mode, REACH)) {
                shared.merge(other, 1, Integer::sum);
            }
        }
        return shared;
    }

    private static AudienceKind kind(CommunityMode mode) {
        return mode == CommunityMode.FOLLOW ? AudienceKind.FOLLOWINGS : AudienceKind.CONNECTIONS;
    }

    private List<UserId> newest(UserId user, CommunityMode mode, int limit) {
        return newest(graph.list(kind(mode), user), limit);
    }

    private static List<UserId> newest(Map<UserId, Instant> list, int limit) {
        return list.entrySet().stream()
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
