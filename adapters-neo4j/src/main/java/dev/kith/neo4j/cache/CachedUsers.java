package dev.kith.neo4j.cache;

import com.github.benmanes.caffeine.cache.Cache;
import dev.kith.application.user.CreateUserAnswer;
import dev.kith.application.user.EditUserAnswer;
import dev.kith.application.user.NewUser;
import dev.kith.application.user.Users;
import dev.kith.domain.page.Page;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.search.UserQuery;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.spi.Commit;
import dev.kith.neo4j.spi.WatchedDatabase;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cards in heap. A commit that changes a user, or any edge at them, takes theirs away; the next who asks reads it anew. Whoever is asked for while
 * their card is away, as one who follows is at their next request, is kept without counts, which only a change of the user takes away.
 */
final class CachedUsers implements Users {

    /** Without its texts. */
    private static final int BYTES_OF_A_CARD = 380;

    private static final int BYTES_OF_A_TAG = 300;

    private final Users users;
    private final InvalidatingCache<UserId, UserSummary> summaries;
    private final InvalidatingCache<UserId, User> userCache;

    /**
     * @param most of cards, in bytes
     * @param mostPlain of users without counts
     */
    CachedUsers(Users users, WatchedDatabase watched, long most, long mostPlain) {
        this.users = users;
        this.summaries = new InvalidatingCache<>(
                most,
                (id, summary) ->
                        bytes(summary.user()) + BYTES_OF_A_TAG * summary.tags().size());
        this.userCache = new InvalidatingCache<>(mostPlain, (id, user) -> bytes(user));
        watched.watch(this::told);
    }

    private static int bytes(User user) {
        Profile profile = user.profile();
        return BYTES_OF_A_CARD
                + (user.username().value().length()
                        + profile.realName().length()
                        + profile.bio().length()
                        + profile.description().length()
                        + profile.location().length()
                        + profile.website().length()
                        + profile.companyName().length()
                        + profile.companyRole().length());
    }

    Cache<?, ?> summaryCache() {
        return summaries.cache();
    }

    Cache<?, ?> userCache() {
        return userCache.cache();
    }

    private void told(Commit commit) {
        if (commit.nodes().stream().anyMatch(node -> node.labels().contains("Tag"))) {
            // whoever wears it
            summaries.invalidateAll();
        }
        commit.nodes().forEach(node -> {
            forget(summaries, node.id());
            forget(userCache, node.id());
        });
        commit.edges().forEach(edge -> {
            forget(summaries, edge.from());
            forget(summaries, edge.to());
        });
    }

    private static void forget(InvalidatingCache<UserId, ?> kept, @Nullable Long id) {
        if (id != null && id > 0) {
            kept.invalidate(new UserId(id));
        }
    }

    @Override
    public Optional<User> find(UserId id) {
        UserSummary summary = summaries.get(id);
        return summary == null
                ? Optional.ofNullable(userCache
                        .getAll(
                                List.of(id),
                                missing -> users.find(id)
                                        .map(user -> Map.of(id, user))
                                        .orElse(Map.of()))
                        .get(id))
                : Optional.of(summary.user());
    }

    @Override
    public Optional<User> find(Username name) {
        return users.find(name);
    }

    @Override
    public Optional<User> find(UUID uuid) {
        return users.find(uuid);
    }

    @Override
    public List<UserSummary> summaries(Collection<UserId> ids) {
        Map<UserId, UserSummary> found = summaries.getAll(
                ids,
                missing -> users.summaries(missing).stream()
                        .collect(Collectors.toMap(summary -> summary.user().id(), Function.identity())));
        return ids.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
    }

    @Override
    public Page<UserId> list(UserQuery query) {
        return users.list(query);
    }

    @Override
    public CreateUserAnswer create(NewUser user) {
        return users.create(user);
    }

    @Override
    public EditUserAnswer edit(UserId id, UnaryOperator<User> change) {
        return users.edit(id, change);
    }
}
