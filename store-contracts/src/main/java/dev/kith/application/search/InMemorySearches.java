package dev.kith.application.search;

import dev.kith.application.InMemoryGraph;
import dev.kith.application.audience.InMemoryAudiences;
import dev.kith.application.topic.InMemoryTopicSetup;
import dev.kith.application.user.InMemoryUsers;
import dev.kith.domain.page.Page;
import dev.kith.domain.profile.LatLng;
import dev.kith.domain.search.Ranking;
import dev.kith.domain.search.Relevance;
import dev.kith.domain.search.UserSearch;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

public final class InMemorySearches implements Searches {

    private final InMemoryGraph graph;

    public InMemorySearches(InMemoryGraph graph) {
        this.graph = graph;
    }

    @Override
    public Page<UserId> page(UserSearch search) {
        synchronized (graph) {
            Set<UserId> followed = followed(search.followedBy());
            List<UserId> whole = visible(search.filter().viewer())
                    .filter(user -> search.followedBy() == null || followed.contains(user.id()))
                    .filter(user -> InMemoryUsers.matches(search.filter(), user))
                    .filter(user -> matches(search, user))
                    .sorted(order(search))
                    .map(User::id)
                    .toList();
            return new Page<>(
                    whole.size(),
                    whole.stream()
                            .skip(search.filter().offset().start())
                            .limit(search.filter().offset().limit())
                            .toList());
        }
    }

    private Set<UserId> followed(@Nullable UserId by) {
        return by == null
                ? Set.of()
                : new InMemoryAudiences(graph)
                        .inOrder(by).stream().limit(UserSearch.MAX_FOLLOWINGS).collect(Collectors.toSet());
    }

    private java.util.stream.Stream<User> visible(@Nullable UserId viewer) {
        Set<UserId> hidden = graph.hiddenBy(viewer);
        return graph.users.values().stream().filter(user -> !user.status().isDeleted() && !hidden.contains(user.id()));
    }

    private boolean matches(UserSearch search, User user) {
        return !search.excluded().contains(user.id())
                && (search.birthDates() == null
                        || (user.profile().dateOfBirth() != null
                                && search.birthDates().contains(user.profile().dateOfBirth())))
                && (search.staff() == null || search.staff() == user.role().isStaff())
                && (search.tag() == null
                        || InMemoryTopicSetup.shown(graph, user.id()).stream()
                                .anyMatch(tag -> tag.id().equals(search.tag())))
                && (search.category() == null
                        || graph.followedCategories
                                .getOrDefault(user.id(), new TreeSet<>())
                                .contains(search.category()))
                && !(search.ranking() instanceof Ranking.ByDistance
                        && user.profile().place() == null);
    }

    private static Comparator<User> order(UserSearch search) {
        return switch (search.ranking()) {
            case Ranking.AsQueried() -> InMemoryUsers.order(search.filter().order());
            case Ranking.ByRelevance() ->
                search.searchText() == null ? Comparator.comparing(User::id) : Relevance.to(search.searchText());
            case Ranking.ByDistance(LatLng from, boolean farthestFirst) -> {
                Comparator<User> nearest = Comparator.<User>comparingDouble(user -> from.distanceTo(
                                Objects.requireNonNull(user.profile().place())))
                        .thenComparing(User::id);
                yield farthestFirst ? nearest.reversed() : nearest;
            }
        };
    }

    @Override
    public List<UserId> named(List<Username> names, @Nullable UserId viewer) {
        synchronized (graph) {
            return names.stream()
                    .flatMap(name ->
                            visible(viewer).filter(user -> user.username().key().equals(name.key())))
                    .map(User::id)
                    .toList();
        }
    }
}
