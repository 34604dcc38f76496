package dev.kith.neo4j.embedded;

import org.neo4j.bolt.tx.TransactionManager;
import org.neo4j.collection.Dependencies;
import org.neo4j.configuration.Config;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.graphdb.facade.DatabaseManagementServiceFactory;
import org.neo4j.graphdb.facade.GraphDatabaseDependencies;
import org.neo4j.graphdb.factory.module.GlobalModule;
import org.neo4j.graphdb.factory.module.edition.CommunityEditionModule;
import org.neo4j.kernel.impl.factory.DbmsInfo;
import org.neo4j.kernel.lifecycle.Lifecycle;
import org.neo4j.kernel.lifecycle.LifecycleAdapter;
import org.neo4j.logging.InternalLogProvider;
import org.neo4j.server.CommunityBootstrapper;

/** Neo4j's server, available before its web server has started, which takes a fifth of the whole start. */
final class FastStartBootstrapper extends CommunityBootstrapper {

    @Override
    protected DatabaseManagementService createNeo(
            Config config, boolean daemonMode, GraphDatabaseDependencies dependencies) {
        return new DatabaseManagementServiceFactory(DbmsInfo.COMMUNITY, Edition::new)
                .build(config, daemonMode, dependencies);
    }

    private static final class Edition extends CommunityEditionModule {

        Edition(GlobalModule global) {
            super(global);
        }

        @Override
        public Lifecycle createWebServer(
                DatabaseManagementService databases,
                TransactionManager transactions,
                Dependencies dependencies,
                Config config,
                InternalLogProvider log,
                DbmsInfo edition) {
            return new BackgroundWebServer(
                    super.createWebServer(databases, transactions, dependencies, config, log, edition), log);
        }
    }

    /** Starts on its own thread. A stop waits for the end of the start. */
    private static final class BackgroundWebServer extends LifecycleAdapter {

        private final Lifecycle server;
        private final InternalLogProvider log;
        private final Thread start =
                Thread.ofPlatform().daemon().name("neo4j-browser").unstarted(this::startNow);

        BackgroundWebServer(Lifecycle server, InternalLogProvider log) {
            this.server = server;
            this.log = log;
        }

        @Override
        public void init() throws Exception {
            server.init();
        }

        @Override
        public void start() {
            start.start();
        }

        private void startNow() {
            try {
                server.start();
            } catch (Exception failure) {
                log.getLog(FastStartBootstrapper.class)
                        .error("Cannot start the HTTP server of Neo4j; everything else is available", failure);
            }
        }

        @Override
        public void stop() throws Exception {
            start.join();
            server.stop();
        }

        @Override
        public void shutdown() throws Exception {
            server.shutdown();
        }
    }
}
