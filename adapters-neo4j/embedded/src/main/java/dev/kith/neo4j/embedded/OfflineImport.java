package dev.kith.neo4j.embedded;

import dev.kith.neo4j.spi.NewGraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.neo4j.batchimport.api.BatchImporter;
import org.neo4j.batchimport.api.Configuration;
import org.neo4j.batchimport.api.IndexConfig;
import org.neo4j.batchimport.api.Monitor;
import org.neo4j.batchimport.api.input.Collector;
import org.neo4j.batchimport.api.input.IdType;
import org.neo4j.batchimport.api.input.Input;
import org.neo4j.configuration.Config;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.internal.batchimport.DefaultAdditionalIds;
import org.neo4j.internal.batchimport.input.Groups;
import org.neo4j.io.fs.DefaultFileSystemAbstraction;
import org.neo4j.io.layout.DatabaseLayout;
import org.neo4j.io.pagecache.context.CursorContextFactory;
import org.neo4j.io.pagecache.context.FixedVersionContextSupplier;
import org.neo4j.io.pagecache.tracing.PageCacheTracer;
import org.neo4j.kernel.DatabaseCreationOptions;
import org.neo4j.kernel.impl.index.schema.IndexImporterFactoryImpl;
import org.neo4j.kernel.impl.scheduler.JobSchedulerFactory;
import org.neo4j.kernel.impl.transaction.log.files.LogTailMetadataFactoryImpl;
import org.neo4j.kernel.impl.transaction.log.files.TransactionLogInitializer;
import org.neo4j.logging.internal.NullLogService;
import org.neo4j.memory.EmptyMemoryTracker;
import org.neo4j.scheduler.JobScheduler;
import org.neo4j.storageengine.api.StorageEngineFactory;
import org.neo4j.storageengine.api.TransactionIdStore;

/** Runs Neo4j's offline importer, which {@code neo4j-admin} runs on files, on a {@link NewGraph}. */
final class OfflineImport {

    private static final long MAX_OFF_HEAP_BYTES = 256L << 20;

    /** Estimates for the importer. */
    private static final int PROPERTIES_PER_ENTITY = 6;

    private static final int PROPERTY_BYTES_PER_ENTITY = 100;

    private final NewGraph graph;
    private final ImporterInput nodes;
    private final ImporterInput edges;

    private OfflineImport(NewGraph graph, ImporterInput nodes, ImporterInput edges) {
        this.graph = graph;
        this.nodes = nodes;
        this.edges = edges;
    }

    static OfflineImport of(NewGraph graph) {
        ImporterInput nodes = ImporterInput.ofNodes(graph);
        return new OfflineImport(graph, nodes, ImporterInput.ofEdges(graph, nodes));
    }

    void run(Path home, Map<String, String> settings) {
        // a configuration of its own: the importer changes it
        Config config = Config.newBuilder()
                .set(GraphDatabaseSettings.neo4j_home, home.toAbsolutePath())
                .setRaw(settings)
                .build();
        DatabaseLayout layout = DatabaseLayout.of(config, config.get(GraphDatabaseSettings.initial_default_database));
        try (DefaultFileSystemAbstraction files = new DefaultFileSystemAbstraction();
                JobScheduler jobs = JobSchedulerFactory.createInitialisedScheduler();
                BatchImporter importer = importer(config, layout, files, jobs)) {
            files.mkdirs(layout.databaseDirectory());
            importer.doImport(input());
        } catch (IOException e) {
            rethrow();
            throw new UncheckedIOException(e);
        } catch (RuntimeException failure) {
            rethrow();
            // the exception itself instead of the importer's, which wraps it
            graph.throwIfStopped();
            throw failure;
        }
        rethrow();
    }

    /** Throws the exception that the graph threw, if there is one. */
    private void rethrow() {
        nodes.rethrow();
        edges.rethrow();
    }

    private Input input() {
        long size = graph.size();
        return Input.input(
                nodes,
                edges,
                IdType.ACTUAL,
                Input.knownEstimates(
                        size,
                        size,
                        size * PROPERTIES_PER_ENTITY,
                        size * PROPERTIES_PER_ENTITY,
                        size * PROPERTY_BYTES_PER_ENTITY,
                        size * PROPERTY_BYTES_PER_ENTITY,
                        size),
                new Groups(),
                false);
    }

    private BatchImporter importer(
            Config config, DatabaseLayout layout, DefaultFileSystemAbstraction files, JobScheduler jobs) {
        return StorageEngineFactory.selectStorageEngine(config)
                .batchImporter(
                        layout,
                        files,
                        false,
                        PageCacheTracer.NULL,
                        new ImporterLimits(),
                        NullLogService.getInstance(),
                        null,
                        true,
                        DefaultAdditionalIds.EMPTY,
                        new LogTailMetadataFactoryImpl(files),
                        config,
                        new StopMonitor(graph),
                        jobs,
                        Collector.STRICT,
                        TransactionLogInitializer.getLogFilesInitializer(),
                        new IndexImporterFactoryImpl(),
                        EmptyMemoryTracker.INSTANCE,
                        new CursorContextFactory(
                                PageCacheTracer.NULL, new FixedVersionContextSupplier(TransactionIdStore.BASE_TX_ID)),
                        () -> {
                            throw new UnsupportedOperationException("a new graph has no tokens");
                        },
                        0,
                        null,
                        DatabaseCreationOptions.EMPTY_CREATION_OPTIONS,
                        BatchImporter.HardwareValidation.NONE);
    }

    /** Bounds the off-heap memory, and adds the indexes of a new database. */
    private static final class ImporterLimits implements Configuration {

        @Override
        public long maxOffHeapMemory() {
            return MAX_OFF_HEAP_BYTES;
        }

        /** The look-up indexes, of nodes by label and of edges by type, which every new database has. */
        @Override
        public IndexConfig indexConfig() {
            return IndexConfig.create().withLabelIndex().withRelationshipTypeIndex();
        }
    }

    private record StopMonitor(NewGraph graph) implements Monitor {

        @Override
        public void percentageCompleted(int percentage) {
            graph.throwIfStopped();
        }
    }
}
