package dev.kith.neo4j;

import dev.kith.application.Stores;
import dev.kith.application.audience.AudiencesContract;
import dev.kith.application.tie.TiesContract;
import dev.kith.application.user.UsersContract;
import dev.kith.neo4j.schema.Schema;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.transport.DriverDatabase;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.neo4j.Neo4jContainer;

/** The stores over a Neo4j server in a container. */
final class ContainerIT {

    private static final String IMAGE = "neo4j:2026.08.1-community";

    private static @Nullable Neo4jContainer container;
    private static @Nullable Database database;

    @BeforeAll
    static void start() {
        Assumptions.assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "skipped: no Docker engine is available to run " + IMAGE);
        Neo4jContainer started = new Neo4jContainer(IMAGE).withAdminPassword("a-password-for-tests");
        started.start();
        container = started;
        Database opened = DriverDatabase.open(
                URI.create(started.getBoltUrl()),
                "neo4j",
                "a-password-for-tests",
                "",
                RealDatabase.READ_TIMEOUT_OVER_BOLT);
        database = opened;
        Schema.migrate(opened);
    }

    @AfterAll
    static void stop() {
        if (database != null) {
            database.close();
        }
        if (container != null) {
            container.stop();
        }
    }

    private static Stores stores() {
        if (database == null) {
            throw new IllegalStateException("the container did not start");
        }
        return RealDatabase.emptyStores(database);
    }

    @Nested
    final class Keeps_users extends UsersContract {

        @Override
        protected Stores stores() {
            return ContainerIT.stores();
        }
    }

    @Nested
    final class Keeps_ties extends TiesContract {

        @Override
        protected Stores stores() {
            return ContainerIT.stores();
        }
    }

    @Nested
    final class Reads_audiences extends AudiencesContract {

        @Override
        protected Stores stores() {
            return ContainerIT.stores();
        }

        @Override
        protected int communities() {
            return 1;
        }

        @Override
        protected int questions() {
            return 12;
        }
    }
}
