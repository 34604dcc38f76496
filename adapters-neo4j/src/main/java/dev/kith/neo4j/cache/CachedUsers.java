package dev.kith.neo4j.cache;

import com.github.benmanes.caffeine.cache.Cache;
import dev.kith.application.user.CreateUserAnswer;
import dev.kith.application.user.EditUserAnswer;
import dev.kith.application.user.NewUser;
import dev.kith.application.user.Users;
import dev.kith.domain.page.Page;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.search.UserFilter;
import dev.kith.domain.search.UserQuery;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserReference;
import dev.kith.domain.user.UserSummary;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.spi.Commit;
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
 * Keeps summaries and users. A commit that changes a user invalidates both; one that changes an edge of the user
 * invalidates the summary. A second cache of users serves the look-ups that need no summary: every follow invalidates
 * the follower's summary, and the follower's next request looks the follower up.
 */
final class CachedUsers implements Users {

    /** Without texts and tags. */
    private static final int BYTES_PER_USER = 380;

    private static final int BYTES_PER_TAG = 300;

    private final Users store;
    private final InvalidatingCache<UserId, UserSummary> summaries;
    private final InvalidatingCache<UserId, User> users;

    /**
     * @param summaryBytes the heap for summaries
     * @param userBytes the heap for users without a summary
     */
    CachedUsers(Users store, Reports reports, long summaryBytes, long userBytes) {
        this.store = store;
        this.summaries = new InvalidatingCache<>(
                summaryBytes,
                (id, summary) ->
                        bytes(summary.user()) + BYTES_PER_TAG * summary.tags().size(),
                reports::areCurrent);
        this.users = new InvalidatingCache<>(userBytes, (id, user) -> bytes(user), reports::areCurrent);
        reports.watch(this::onCommit);
    }

    private static int bytes(User user) {
        Profile profile = user.profile();
        return BYTES_PER_USER
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
        return users.cache();
    }

    private void onCommit(Commit commit) {
        if (commit.nodes().stream().anyMatch(node -> node.labels().contains("Tag"))) {
            // the summaries of its users have it
            summaries.invalidateAll();
        }
        if (commit.isUnknown()) {
            summaries.invalidateAll();
            users.invalidateAll();
        }
        commit.nodes().forEach(node -> {
            invalidate(summaries, node.id());
            invalidate(users, node.id());
        });
        commit.edges().forEach(edge -> {
            invalidate(summaries, edge.from());
            invalidate(summaries, edge.to());
        });
    }

    private static void invalidate(InvalidatingCache<UserId, ?> cache, @Nullable Long id) {
        if (id != null && id > 0) {
            cache.invalidate(new UserId(id));
        }
    }

    @Override
    public Optional<User> find(UserId id) {
        UserSummary summary = summaries.get(id);
        return summary == null
                ? Optional.ofNullable(
                        users.get(id, missing -> store.find(missing).orElse(null)))
                : Optional.of(summary.user());
    }

    @Override
    public Optional<User> find(Username name) {
        return store.find(name);
    }

    @Override
    public Optional<User> find(UUID uuid) {
        return store.find(uuid);
    }

    @Override
    public Map<UserReference.Key, UserId> ids(Collection<UserReference.Key> keys) {
        return store.ids(keys);
    }

    @Override
    public Map<UserId, ExternalId> externalIds(Collection<UserId> ids) {
        return store.externalIds(ids);
    }

    @Override
    public List<UserSummary> summaries(Collection<UserId> ids) {
        Map<UserId, UserSummary> found = summaries.getAll(
                ids,
                missing -> store.summaries(missing).stream()
                        .collect(Collectors.toMap(summary -> summary.user().id(), Function.identity())));
        return ids.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
    }

    @Override
    public Page<UserId> list(UserQuery query) {
        return store.list(query);
    }

    @Override
    public List<UserId> idsAfter(long after, int limit) {
        return store.idsAfter(after, limit);
    }

    @Override
    public Matches matching(UserFilter filter, long after, int limit) {
        return store.matching(filter, after, limit);
    }

    @Override
    public CreateUserAnswer create(NewUser user) {
        return store.create(user);
    }

    @Override
    public List<CreateUserAnswer> createAll(List<NewUser> users) {
        return store.createAll(users);
    }

    @Override
    public EditUserAnswer edit(UserId id, UnaryOperator<User> change) {
        return store.edit(id, change);
    }
}
