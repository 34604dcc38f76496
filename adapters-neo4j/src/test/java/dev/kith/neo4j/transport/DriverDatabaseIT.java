package dev.kith.neo4j.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.neo4j.RealDatabase;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.StatementFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Bookmark;

/** What the driver does not do by itself. */
final class DriverDatabaseIT {

    private static final String DATABASE = "neo4j";

    /** Stands before the database and closes the first connections at once. */
    private static final class BrokenLine implements AutoCloseable {

        private final ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        private final AtomicInteger broken = new AtomicInteger();
        private final int toBreak;

        BrokenLine(int toBreak) throws IOException {
            this.toBreak = toBreak;
            Thread.ofVirtual().start(this::accept);
        }

        URI uri() {
            return URI.create("bolt://127.0.0.1:" + listener.getLocalPort());
        }

        private void accept() {
            while (!listener.isClosed()) {
                try {
                    Socket client = listener.accept();
                    if (broken.get() < toBreak) {
                        broken.incrementAndGet();
                        client.close();
                        continue;
                    }
                    Socket server = new Socket(
                            RealDatabase.uri().getHost(), RealDatabase.uri().getPort());
                    Thread.ofVirtual().start(() -> copy(client, server));
                    Thread.ofVirtual().start(() -> copy(server, client));
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private static void copy(Socket from, Socket to) {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException ended) {
                // one of the two has closed the connection
            }
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }

    private static DriverDatabase open(URI uri) {
        return DriverDatabase.open(uri, RealDatabase.user(), RealDatabase.password(), DATABASE, Duration.ofSeconds(4));
    }

    private static long one(Database database) {
        return database.query(
                "RETURN 1 AS one", Map.of(), rows -> rows.getFirst().number("one"));
    }

    @Test
    void a_query_is_sent_again_when_its_connection_breaks() throws IOException {
        try (BrokenLine line = new BrokenLine(3);
                DriverDatabase database = open(line.uri())) {
            assertThat(one(database)).isEqualTo(1);
            assertThat(line.broken).hasValue(3);
        }
    }

    /** A backup that was restored is at an earlier transaction, or has another identity. */
    @Test
    void bookmarks_that_the_database_does_not_know_are_forgotten_after_one_failure() {
        try (DriverDatabase database = open(RealDatabase.uri())) {
            database.expect(Bookmark.from("a bookmark of another database"));

            assertThatThrownBy(() -> one(database)).isInstanceOf(StatementFailed.class);
            assertThat(one(database)).isEqualTo(1);
        }
    }

    /** Without a name, each session would ask the server for the home database of the user. */
    @Test
    void the_home_database_is_used_where_none_is_named() {
        try (DriverDatabase database = DriverDatabase.open(
                RealDatabase.uri(), RealDatabase.user(), RealDatabase.password(), "", Duration.ofSeconds(4))) {
            String name = database.query(
                    "CALL db.info() YIELD name",
                    Map.of(),
                    rows -> rows.getFirst().text("name"));

            assertThat(name).isEqualTo(DATABASE);
        }
    }
}
