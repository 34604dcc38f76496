package dev.kith.application.deletion;

import dev.kith.application.InMemoryGraph;
import dev.kith.domain.change.Change;
import dev.kith.domain.tie.Connection;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

public final class InMemoryDeletions implements Deletions {

    private final InMemoryGraph graph;
    private final Set<UserId> unfinished = new TreeSet<>();

    /** Those of {@link #unfinished} whose deletion is hard. */
    private final Set<UserId> erasing = new HashSet<>();

    public InMemoryDeletions(InMemoryGraph graph) {
        this.graph = graph;
    }

    @Override
    public @Nullable UserStatus begin(
            UserId id, @Nullable UserId actor, Instant now, Function<UserStatus, @Nullable UserStatus> rule) {
        synchronized (graph) {
            User user = graph.users.get(id);
            if (user == null) {
                return null;
            }
            UserStatus next = rule.apply(user.status());
            if (next != null) {
                boolean isHard = next == UserStatus.HARD_DELETED;
                if (isHard && !erasing.add(id)) {
                    return user.status();
                }
                graph.users.put(id, user.withStatus(isHard ? UserStatus.SOFT_DELETED : next, now));
                unfinished.add(id);
                graph.record(new Change.UserDeleted(id, isHard, actor));
            }
            return user.status();
        }
    }

    @Override
    public void finish(UserId id) {
        synchronized (graph) {
            User user = graph.users.get(id);
            if (user != null) {
                graph.ties.replaceAll(
                        (pair, tie) -> pair.low().equals(id) || pair.high().equals(id) ? left(tie) : tie);
            }
            if (user != null) {
                graph.members.values().forEach(members -> members.remove(id));
            }
            if (erasing.remove(id)) {
                graph.pictures.remove(id);
                graph.users.remove(id);
                graph.gone.add(id);
                graph.dismissed.remove(id);
                graph.dismissed.values().forEach(dismissed -> dismissed.remove(id));
                graph.ties
                        .keySet()
                        .removeIf(pair -> pair.low().equals(id) || pair.high().equals(id));
            }
            unfinished.remove(id);
        }
    }

    /** The tie of a soft-deleted user: hides stay, as they are in no list. */
    private static Tie left(Tie tie) {
        return new Tie(tie.pair(), tie.low().following(null), tie.high().following(null), new Connection.Strangers());
    }

    @Override
    public List<UserId> unfinished() {
        synchronized (graph) {
            return List.copyOf(unfinished);
        }
    }
}
