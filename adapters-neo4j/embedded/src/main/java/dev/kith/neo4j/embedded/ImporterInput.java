package dev.kith.neo4j.embedded;

import dev.kith.neo4j.spi.NewEdge;
import dev.kith.neo4j.spi.NewGraph;
import dev.kith.neo4j.spi.NewNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.neo4j.batchimport.api.InputIterable;
import org.neo4j.batchimport.api.InputIterator;
import org.neo4j.batchimport.api.input.InputChunk;
import org.neo4j.batchimport.api.input.InputEntityVisitor;
import org.neo4j.kernel.impl.util.ValueUtils;
import org.neo4j.values.virtual.ListValue;

/**
 * Passes nodes or edges from one producer thread to the importer's threads, through a bounded queue of batches. If the
 * producer fails, the input ends for the importer, which would print an exception; {@link #rethrow} throws it
 * afterwards.
 */
final class ImporterInput implements InputIterable {

    /** A node or an edge that passes itself to the importer. */
    private interface InputRecord {

        void to(InputEntityVisitor importer);
    }

    private static final int BATCH_SIZE = 1_000;
    private static final int MAX_BATCHES = 8;

    /** Follows the last batch. */
    private static final List<InputRecord> END = List.of();

    private final Consumer<Consumer<InputRecord>> source;
    private final BlockingQueue<List<InputRecord>> batches = new ArrayBlockingQueue<>(MAX_BATCHES);
    private final AtomicBoolean isStarted = new AtomicBoolean();
    private volatile boolean isClosed;
    private volatile @Nullable Throwable failure;

    private ImporterInput(Consumer<Consumer<InputRecord>> source) {
        this.source = source;
    }

    static ImporterInput ofNodes(NewGraph graph) {
        return new ImporterInput(sink -> {
            long[] id = {0};
            graph.nodes(node -> sink.accept(entity(id[0]++, node)));
        });
    }

    /** @param nodes if their producer failed, there are no edges */
    static ImporterInput ofEdges(NewGraph graph, ImporterInput nodes) {
        return new ImporterInput(sink -> {
            nodes.rethrow();
            graph.edges(edge -> sink.accept(entity(graph.edgeType(), edge)));
        });
    }

    private static InputRecord entity(long id, NewNode node) {
        return importer -> {
            importer.id(id);
            importer.labels(node.labels().toArray(String[]::new));
            properties(node.properties(), importer);
        };
    }

    private static InputRecord entity(String type, NewEdge edge) {
        return importer -> {
            importer.startId(edge.from());
            importer.endId(edge.to());
            importer.type(type);
            properties(edge.properties(), importer);
        };
    }

    private static void properties(Map<String, ? extends @Nullable Object> properties, InputEntityVisitor importer) {
        properties.forEach((key, value) -> {
            if (value != null) {
                importer.property(key, value instanceof List<?> ? array(value) : value, false);
            }
        });
    }

    /** The array that Cypher stores for a list. */
    private static Object array(Object list) {
        return ((ListValue) ValueUtils.of(list)).toStorableArray().asObject();
    }

    /** Throws the exception of the producer, if there is one. */
    void rethrow() {
        switch (failure) {
            case RuntimeException thrown -> throw thrown;
            case Error thrown -> throw thrown;
            case null, default -> {}
        }
    }

    @Override
    public InputIterator iterator() {
        if (isStarted.getAndSet(true)) {
            throw new IllegalStateException("the input can be read only once");
        }
        Thread producer = Thread.ofPlatform().daemon().name("new-graph").start(this::produce);
        return new Batches(producer);
    }

    private void produce() {
        try {
            List<List<InputRecord>> batch = new ArrayList<>(List.of(new ArrayList<>(BATCH_SIZE)));
            source.accept(entity -> {
                batch.getFirst().add(entity);
                if (batch.getFirst().size() == BATCH_SIZE) {
                    put(batch.set(0, new ArrayList<>(BATCH_SIZE)));
                }
            });
            if (!batch.getFirst().isEmpty()) {
                put(batch.getFirst());
            }
            put(END);
        } catch (RuntimeException | Error e) {
            if (!isClosed) {
                failure = e;
            }
            batches.clear();
            batches.add(END);
        }
    }

    private void put(List<InputRecord> batch) {
        try {
            batches.put(batch);
        } catch (InterruptedException e) {
            throw (CancellationException) new CancellationException("the importer has closed its input").initCause(e);
        }
    }

    private final class Batches implements InputIterator {

        private final Thread producer;

        Batches(Thread producer) {
            this.producer = producer;
        }

        @Override
        public InputChunk newChunk() {
            return new Chunk();
        }

        @Override
        public boolean next(InputChunk chunk) throws IOException {
            try {
                List<InputRecord> batch = batches.take();
                if (batch.equals(END)) {
                    batches.put(END);
                    return false;
                }
                ((Chunk) chunk).entities = batch.iterator();
                return true;
            } catch (InterruptedException e) {
                throw new IOException("interrupted", e);
            }
        }

        @Override
        public void close() {
            isClosed = true;
            producer.interrupt();
        }
    }

    private static final class Chunk implements InputChunk {

        private Iterator<InputRecord> entities = END.iterator();

        @Override
        public boolean next(InputEntityVisitor importer) throws IOException {
            if (!entities.hasNext()) {
                return false;
            }
            entities.next().to(importer);
            importer.endOfEntity();
            return true;
        }

        @Override
        public void close() {}
    }
}
