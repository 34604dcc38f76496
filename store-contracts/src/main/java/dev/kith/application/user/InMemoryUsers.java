package dev.kith.application.user;

import dev.kith.application.InMemoryGraph;
import dev.kith.application.topic.InMemoryTopicSetup;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.change.Change;
import dev.kith.domain.page.Page;
import dev.kith.domain.post.PostType;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.search.UserFilter;
import dev.kith.domain.search.UserQuery;
import dev.kith.domain.text.TextFolding;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserCounters;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserReference;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.UserSummary;
import dev.kith.domain.user.Username;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

public final class InMemoryUsers implements Users {

    /** Orders text by code points, not by UTF-16 units. */
    private static final Comparator<String> BY_CODE_POINT = (one, other) ->
            Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());

    private final InMemoryGraph graph;

    public InMemoryUsers(InMemoryGraph graph) {
        this.graph = graph;
    }

    @Override
    public Optional<User> find(UserId id) {
        synchronized (graph) {
            return Optional.ofNullable(graph.users.get(id)).filter(user -> user.status() != UserStatus.HARD_DELETED);
        }
    }

    @Override
    public Optional<User> find(UUID uuid) {
        synchronized (graph) {
            return graph.users.values().stream()
                    .filter(user -> user.uuid().equals(uuid))
                    .filter(user -> user.status() != UserStatus.HARD_DELETED)
                    .findFirst();
        }
    }

    @Override
    public Optional<User> find(Username name) {
        synchronized (graph) {
            return graph.users.values().stream()
                    .filter(user -> user.username().key().equals(name.key()))
                    .filter(user -> user.status() != UserStatus.HARD_DELETED)
                    .findFirst();
        }
    }

    @Override
    public Map<UserReference.Key, UserId> ids(Collection<UserReference.Key> keys) {
        synchronized (graph) {
            Map<UserReference.Key, UserId> found = new HashMap<>();
            keys.forEach(key -> graph.users.values().stream()
                    .filter(user -> user.status() != UserStatus.HARD_DELETED)
                    .filter(user -> has(user, key))
                    .forEach(user -> found.put(key, user.id())));
            return found;
        }
    }

    @Override
    public Map<UserId, ExternalId> externalIds(Collection<UserId> ids) {
        synchronized (graph) {
            Map<UserId, ExternalId> found = new HashMap<>();
            ids.forEach(id -> {
                User user = graph.users.get(id);
                if (user != null && user.status() != UserStatus.HARD_DELETED && user.externalId() != null) {
                    found.put(id, user.externalId());
                }
            });
            return found;
        }
    }

    private static boolean has(User user, UserReference.Key key) {
        return switch (key) {
            case UserReference.ById(var id) -> user.id().equals(id);
            case UserReference.ByUuid(var uuid) -> user.uuid().equals(uuid);
            case UserReference.ByExternalId(var id) -> id.equals(user.externalId());
            case UserReference.ByUsername(var name) -> user.username().key().equals(name.key());
        };
    }

    @Override
    public List<UserSummary> summaries(Collection<UserId> ids) {
        synchronized (graph) {
            return ids.stream()
                    .flatMap(id -> find(id).stream())
                    .map(user -> new UserSummary(user, counters(user.id()), InMemoryTopicSetup.shown(graph, user.id())))
                    .toList();
        }
    }

    private UserCounters counters(UserId id) {
        return new UserCounters(
                graph.list(AudienceKind.FOLLOWERS, id).size(),
                graph.list(AudienceKind.FOLLOWINGS, id).size(),
                graph.list(AudienceKind.CONNECTIONS, id).size(),
                graph.requestsSent(id).size(),
                graph.requestsReceived(id).size(),
                posts(id, PostType.POST),
                posts(id, PostType.DISCUSSION),
                posts(id, PostType.STATUS),
                graph.followedCategories.getOrDefault(id, new TreeSet<>()).size());
    }

    private long posts(UserId author, PostType type) {
        return graph.posts.values().stream()
                .filter(post -> post.author().equals(author) && post.type() == type)
                .count();
    }

    @Override
    public Page<UserId> list(UserQuery query) {
        synchronized (graph) {
            Set<UserId> hidden = graph.hiddenBy(query.viewer());
            List<UserId> whole = graph.users.values().stream()
                    .filter(user -> !user.status().isDeleted())
                    .filter(user -> hidden.contains(user.id()) == query.hidden())
                    .filter(user -> matches(query, user))
                    .sorted(order(query.order()))
                    .map(User::id)
                    .toList();
            return new Page<>(
                    whole.size(),
                    whole.stream()
                            .skip(query.offset().start())
                            .limit(query.offset().limit())
                            .toList());
        }
    }

    @Override
    public List<UserId> idsAfter(long after, int limit) {
        synchronized (graph) {
            return graph.users.values().stream()
                    .filter(user -> user.isUndeleted() && user.id().value() > after)
                    .map(User::id)
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public Matches matching(UserFilter filter, long after, int limit) {
        synchronized (graph) {
            List<User> named = filter.matchesNobody()
                    ? List.of()
                    : graph.users.values().stream()
                            .filter(User::isUndeleted)
                            .filter(user ->
                                    filter.isIn(TextFolding.fold(user.username().value()))
                                            || filter.isIn(TextFolding.fold(
                                                    user.profile().realName())))
                            .toList();
            boolean complete = filter.text() == null || named.size() <= MAX_MATCHES;
            List<UserId> all = (complete ? named : named.subList(0, MAX_MATCHES))
                    .stream()
                            .filter(user -> filter.suspended() == null
                                    || filter.suspended() == (user.status() == UserStatus.BLOCKED))
                            .map(User::id)
                            .toList();
            return new Matches(
                    all.stream().filter(id -> id.value() > after).limit(limit).toList(),
                    complete && all.size() <= MAX_MATCHES ? (Long) (long) all.size() : null,
                    complete);
        }
    }

    public static boolean matches(UserQuery query, User user) {
        Profile profile = user.profile();
        String name = user.username().value();
        return (contains(name, query.search()) || contains(profile.realName(), query.search()))
                && contains(name, query.username())
                && contains(profile.realName(), query.realName())
                && contains(profile.location(), query.location())
                && contains(profile.description(), query.description())
                && (query.gender() == null || query.gender() == profile.gender());
    }

    private static boolean contains(String text, @Nullable String sought) {
        return sought == null || TextFolding.fold(text).contains(sought);
    }

    public static Comparator<User> order(UserQuery.Order order) {
        Comparator<User> byField = switch (order.field()) {
            case ID -> Comparator.comparing(User::id);
            case USERNAME -> Comparator.comparing(user -> user.username().key(), BY_CODE_POINT);
            case REAL_NAME ->
                Comparator.comparing(user -> TextFolding.fold(user.profile().realName()), BY_CODE_POINT);
            case LOCATION ->
                Comparator.comparing(user -> TextFolding.fold(user.profile().location()), BY_CODE_POINT);
            case DATE_JOINED -> Comparator.comparing(User::joined);
        };
        Comparator<User> ascending = byField.thenComparing(User::id);
        return order.descending() ? ascending.reversed() : ascending;
    }

    @Override
    public CreateUserAnswer create(NewUser wanted) {
        synchronized (graph) {
            UserId id = wanted.id() == null ? new UserId(graph.lastId + 1) : wanted.id();
            if (graph.users.containsKey(id) || graph.gone.contains(id)) {
                return new CreateUserAnswer.IdTaken();
            }
            if (isUsernameTaken(wanted.username(), id)) {
                return new CreateUserAnswer.UsernameTaken();
            }
            if (isEmailTaken(wanted.email(), id)) {
                return new CreateUserAnswer.EmailTaken();
            }
            if (isExternalIdTaken(wanted.externalId(), id)) {
                return new CreateUserAnswer.ExternalIdTaken();
            }
            User user = wanted.under(id);
            graph.users.put(id, user);
            graph.lastId = Math.max(graph.lastId, id.value());
            graph.record(new Change.UserCreated(id, null));
            return new CreateUserAnswer.Created(user);
        }
    }

    @Override
    public List<CreateUserAnswer> createAll(List<NewUser> users) {
        synchronized (graph) {
            return users.stream().map(this::create).toList();
        }
    }

    @Override
    public EditUserAnswer edit(UserId id, UnaryOperator<User> change) {
        synchronized (graph) {
            Optional<User> found = find(id);
            if (found.isEmpty()) {
                return new EditUserAnswer.NoSuchUser();
            }
            User next = change.apply(found.get());
            if (isUsernameTaken(next.username(), id)) {
                return new EditUserAnswer.UsernameTaken();
            }
            if (isEmailTaken(next.email(), id)) {
                return new EditUserAnswer.EmailTaken();
            }
            if (isExternalIdTaken(next.externalId(), id)) {
                return new EditUserAnswer.ExternalIdTaken();
            }
            graph.users.put(id, next);
            Change.ofEdit(found.get(), next, null).forEach(graph::record);
            return new EditUserAnswer.Edited(next);
        }
    }

    private boolean isUsernameTaken(Username name, UserId by) {
        return others(by).anyMatch(user -> user.username().key().equals(name.key()));
    }

    private boolean isEmailTaken(@Nullable String email, UserId by) {
        return email != null && others(by).anyMatch(user -> Objects.equals(folded(user.email()), folded(email)));
    }

    private boolean isExternalIdTaken(@Nullable ExternalId externalId, UserId by) {
        return externalId != null && others(by).anyMatch(user -> externalId.equals(user.externalId()));
    }

    private Stream<User> others(UserId id) {
        return graph.users.values().stream().filter(user -> !user.id().equals(id));
    }

    private static @Nullable String folded(@Nullable String email) {
        return email == null ? null : email.toLowerCase(Locale.ROOT);
    }
}
