package dev.kith.application.importing;

import dev.kith.application.InMemoryGraph;
import dev.kith.application.importing.connection.ConnectionBatch;
import dev.kith.application.importing.connection.ConnectionState;
import dev.kith.application.importing.connection.NewConnection;
import dev.kith.application.importing.follow.FollowBatch;
import dev.kith.application.importing.follow.FollowPair;
import dev.kith.application.importing.follow.FollowState;
import dev.kith.domain.tie.AccountState;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public final class InMemoryImports implements Imports {

    private final InMemoryGraph graph;

    public InMemoryImports(InMemoryGraph graph) {
        this.graph = graph;
    }

    @Override
    public Set<Long> listedUsers(Collection<Long> ids) {
        synchronized (graph) {
            return ids.stream().filter(this::isListed).collect(Collectors.toSet());
        }
    }

    @Override
    public UserBatch decideUsers(UserKeys keys, Function<ExistingUsers, UserBatch> rule) {
        synchronized (graph) {
            Set<Long> ids = keys.ids().stream()
                    .filter(id -> graph.users.containsKey(new UserId(id)) || graph.gone.contains(new UserId(id)))
                    .collect(Collectors.toSet());
            Set<String> usernames = graph.users.values().stream()
                    .map(user -> user.username().key())
                    .filter(keys.usernames()::contains)
                    .collect(Collectors.toSet());
            Set<String> emails = graph.users.values().stream()
                    .flatMap(user -> Stream.ofNullable(UserKeys.emailKey(user.email())))
                    .filter(keys.emails()::contains)
                    .collect(Collectors.toSet());
            Set<String> externalIds = graph.users.values().stream()
                    .flatMap(user -> Stream.ofNullable(user.externalId()))
                    .map(ExternalId::value)
                    .filter(keys.externalIds()::contains)
                    .collect(Collectors.toSet());
            UserBatch batch =
                    rule.apply(new ExistingUsers(graph.lastId, new UserKeys(ids, usernames, emails, externalIds)));
            batch.created().forEach(user -> graph.users.put(user.id(), user));
            graph.lastId = batch.lastId();
            return batch;
        }
    }

    @Override
    public void writeFollows(Consumer<FollowWriter> work) {
        work.accept(this::decideFollows);
    }

    private FollowBatch.Counts decideFollows(List<FollowPair> pairs, Function<List<FollowState>, FollowBatch> rule) {
        synchronized (graph) {
            FollowBatch batch = rule.apply(pairs.stream()
                    .map(pair -> graph.tie(pair(pair.low(), pair.high())))
                    .map(tie -> new FollowState(
                            tie.low().follows() != null, tie.high().follows() != null, isHidden(tie)))
                    .toList());
            List<FollowBatch.NewFollow> created = batch.created().stream()
                    .filter(follow -> isListed(follow.follower()) && isListed(follow.followee()))
                    .toList();
            for (FollowBatch.NewFollow follow : created) {
                UserId follower = new UserId(follow.follower());
                Tie tie = graph.tie(pair(follow.follower(), follow.followee()));
                graph.ties.put(tie.pair(), tie.with(follower, tie.of(follower).following(instant(follow.since()))));
            }
            return new FollowBatch.Counts(created.size(), batch.alreadyThere(), batch.hidden());
        }
    }

    @Override
    public ConnectionBatch decideConnections(
            List<NewConnection> pairs, Function<List<ConnectionState>, ConnectionBatch> rule) {
        synchronized (graph) {
            ConnectionBatch batch = rule.apply(pairs.stream().map(this::state).toList());
            for (NewConnection pair : batch.created()) {
                Tie tie = graph.tie(pair(pair.low(), pair.high()));
                graph.ties.put(tie.pair(), tie.with(new Connection.Connected(instant(pair.since()))));
            }
            return batch;
        }
    }

    private ConnectionState state(NewConnection pair) {
        Tie tie = graph.tie(pair(pair.low(), pair.high()));
        return new ConnectionState(
                isListed(pair.low()) && isListed(pair.high()),
                tie.connection() instanceof Connection.Connected,
                tie.connection() instanceof Connection.Requested,
                isHidden(tie));
    }

    private boolean isListed(long id) {
        return graph.standing(new UserId(id)) != AccountState.DELETED;
    }

    private static boolean isHidden(Tie tie) {
        return tie.low().hides() != null || tie.high().hides() != null;
    }

    private static Pair pair(long one, long other) {
        return Pair.of(new UserId(one), new UserId(other));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
