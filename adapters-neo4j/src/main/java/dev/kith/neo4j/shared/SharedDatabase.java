package dev.kith.neo4j.shared;

import dev.kith.neo4j.spi.Commit;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.Statements;
import dev.kith.neo4j.spi.WatchedDatabase;
import dev.kith.neo4j.spi.journal.JournalMark;
import dev.kith.neo4j.transport.DriverDatabase;
import dev.kith.neo4j.transport.ReadScope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A Neo4j in another process, as a server uses it that shares it with other servers. The journal tells what the others
 * commit. Nothing is read from it before the first call of {@link #awaitReports}, and later only by such calls.
 */
public final class SharedDatabase implements WatchedDatabase {

    private final DriverDatabase database;
    private final JournalTail tail;

    public SharedDatabase(DriverDatabase database) {
        this.database = database;
        this.tail = new JournalTail(database);
    }

    @Override
    public <T> T read(Function<Statements, T> work) {
        return database.read(work);
    }

    @Override
    public <T> T query(String cypher, Map<String, Object> parameters, Function<List<Row>, T> answer) {
        return database.query(cypher, parameters, answer);
    }

    @Override
    public <T> T write(Function<Statements, T> work) {
        return database.writeCounted(work, tail::onOwnCommit);
    }

    @Override
    public void watch(Consumer<Commit> watcher) {
        tail.watch(watcher);
    }

    @Override
    public boolean awaitReports(Duration maxAge) {
        return ReadScope.current().isCurrent(begun -> tail.awaitReportsSince(begun, maxAge));
    }

    @Override
    public JournalMark newest() {
        return tail.newest();
    }

    @Override
    public boolean await(long number) {
        return tail.await(number);
    }

    @Override
    public void close() {
        database.close();
    }
}
