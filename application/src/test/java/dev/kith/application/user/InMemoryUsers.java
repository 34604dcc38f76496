package dev.kith.application.user;

import dev.kith.application.InMemoryGraph;
import dev.kith.domain.audience.Page;
import dev.kith.domain.connection.Connection;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Standing;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.Card;
import dev.kith.domain.user.Counters;
import dev.kith.domain.user.Folding;
import dev.kith.domain.user.Status;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserQuery;
import dev.kith.domain.user.Username;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

public final class InMemoryUsers implements Users {

    private final InMemoryGraph graph;

    public InMemoryUsers(InMemoryGraph graph) {
        this.graph = graph;
    }

    @Override
    public Optional<User> find(UserId id) {
        synchronized (graph) {
            return Optional.ofNullable(graph.users.get(id)).filter(user -> user.status() != Status.HARD_DELETED);
        }
    }

    @Override
    public Optional<User> find(Username name) {
        synchronized (graph) {
            return named(name).filter(user -> user.status() != Status.HARD_DELETED);
        }
    }

    private Optional<User> named(Username name) {
        return graph.users.values().stream().filter(user -> user.username().key().equals(name.key())).findFirst();
    }

    @Override
    public List<Card> cards(Collection<UserId> ids) {
        synchronized (graph) {
            return ids.stream().flatMap(id -> find(id).stream()).map(user -> new Card(user, counters(user.id()))).toList();
        }
    }

    private Counters counters(UserId id) {
        List<Tie> ties = graph.standing(id) == Standing.GONE
                ? List.of()
                : graph.around(id).stream()
                        .filter(other -> graph.standing(other) != Standing.GONE)
                        .map(other -> graph.between(Pair.of(id, other)))
                        .toList();
        Predicate<Tie> sent = tie -> tie.connection() instanceof Connection.Requested request && request.from().equals(id);
        Predicate<Tie> received = tie -> tie.connection() instanceof Connection.Requested request && !request.from().equals(id);
        return new Counters(
                count(ties, tie -> tie.follows(tie.pair().other(id))),
                count(ties, tie -> tie.follows(id)),
                count(ties, tie -> tie.connection() instanceof Connection.Connected),
                count(ties, sent),
                count(ties, received),
                0,
                0,
                0,
                0);
    }

    private static long count(List<Tie> ties, Predicate<Tie> condition) {
        return ties.stream().filter(condition).count();
    }

    @Override
    public Page<UserId> list(UserQuery query) {
        synchronized (graph) {
            UserId viewer = query.viewer();
            Set<UserId> hidden = viewer == null ? Set.of() : graph.hiddenBy(viewer);
            Comparator<User> order =
                    switch (query.order().field()) {
                        case ID -> Comparator.comparing(User::id);
                        case USERNAME -> Comparator.comparing(user -> user.username().key());
                        case REAL_NAME -> Comparator.comparing(user -> Folding.fold(user.profile().realName()));
                        case LOCATION -> Comparator.comparing(user -> Folding.fold(user.profile().location()));
                        case DATE_JOINED -> Comparator.comparing(User::joined);
                    };
            Comparator<User> total = order.thenComparing(User::id);
            List<UserId> whole = graph.users.values().stream()
                    .filter(user -> !user.status().isDeleted() && hidden.contains(user.id()) == query.hidden())
                    .filter(user -> matches(query, user))
                    .sorted(query.order().descending() ? total.reversed() : total)
                    .map(User::id)
                    .toList();
            return new Page<>(
                    whole.size(), whole.stream().skip(query.slice().offset()).limit(query.slice().limit()).toList());
        }
    }

    private static boolean matches(UserQuery query, User user) {
        String name = user.username().value();
        String realName = user.profile().realName();
        return contains(query.username(), name)
                && contains(query.realName(), realName)
                && contains(query.location(), user.profile().location())
                && contains(query.description(), user.profile().description())
                && (contains(query.search(), name) || contains(query.search(), realName))
                && (query.gender() == null || query.gender() == user.profile().gender());
    }

    private static boolean contains(@Nullable String wanted, String text) {
        return wanted == null || Folding.fold(text).contains(Folding.fold(wanted));
    }

    @Override
    public Creation create(NewUser wanted) {
        synchronized (graph) {
            UserId id = wanted.id() == null ? new UserId(graph.lastId + 1) : wanted.id();
            graph.lastId = Math.max(graph.lastId, id.value());
            if (graph.users.containsKey(id)) {
                return new Creation.IdTaken();
            }
            if (named(wanted.username()).isPresent()) {
                return new Creation.UsernameTaken();
            }
            if (isEmailTaken(wanted.email(), id)) {
                return new Creation.EmailTaken();
            }
            User user = new User(id, wanted.uuid(), wanted.username(), wanted.profile(), wanted.email(), false, wanted.externalId(),
                    wanted.joined(), wanted.role(), Status.APPROVED, 0, null);
            graph.users.put(id, user);
            return new Creation.Created(user);
        }
    }

    @Override
    public Edit edit(UserId id, UnaryOperator<User> change) {
        synchronized (graph) {
            Optional<User> found = find(id);
            if (found.isEmpty()) {
                return new Edit.NoSuchUser();
            }
            User next = change.apply(found.get());
            if (named(next.username()).filter(other -> !other.id().equals(id)).isPresent()) {
                return new Edit.UsernameTaken();
            }
            if (isEmailTaken(next.email(), id)) {
                return new Edit.EmailTaken();
            }
            graph.users.put(id, next);
            return new Edit.Edited(next);
        }
    }

    private boolean isEmailTaken(@Nullable String email, UserId by) {
        return email != null
                && graph.users.values().stream()
                        .anyMatch(user -> email.equalsIgnoreCase(user.email()) && !user.id().equals(by));
    }
}
