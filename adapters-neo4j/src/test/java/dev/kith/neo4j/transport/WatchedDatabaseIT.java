package dev.kith.neo4j.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.spi.Commit;
import dev.kith.neo4j.spi.WatchedDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class WatchedDatabaseIT {

    private static final WatchedDatabase DATABASE = RealDatabase.inProcess();

    private final List<String> reports = new CopyOnWriteArrayList<>();

    @Test
    void each_commit_is_reported_once_to_every_watcher_in_the_order_of_registration() {
        DATABASE.watch(commit -> report("first", "Ordered", commit));
        DATABASE.watch(commit -> report("second", "Ordered", commit));

        create("Ordered");

        assertThat(reports).containsExactly("first", "second");
    }

    @Test
    void a_watcher_that_throws_does_not_keep_the_next_one_from_the_commit() {
        AtomicBoolean fails = new AtomicBoolean(true); // other tests use the same database, and its watchers stay
        DATABASE.watch(commit -> {
            report("failing", "Failing", commit);
            if (creates("Failing", commit) && fails.getAndSet(false)) {
                throw new IllegalStateException("a watcher failed");
            }
        });
        DATABASE.watch(commit -> report("next", "Failing", commit));

        assertThatThrownBy(() -> create("Failing")).hasRootCauseMessage("a watcher failed");

        assertThat(reports).containsExactly("failing", "next");
    }

    private void report(String watcher, String label, Commit commit) {
        if (creates(label, commit)) {
            reports.add(watcher);
        }
    }

    private static boolean creates(String label, Commit commit) {
        return commit.nodes().stream().map(Commit.Node::labels).anyMatch(Set.of(label)::equals);
    }

    private static void create(String label) {
        DATABASE.write(transaction -> transaction.run("CREATE (:%s)".formatted(label), Map.of()));
    }
}
