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
 * Turns what one thread tells into what several threads of the importer fetch, a bounded number of batches ahead of them. Where the telling fails, the
 * importer finds its end, since it would print what it meets; whoever started it asks afterwards.
 */
final class ImporterInput implements InputIterable {

    /** How one node or edge is handed to the importer. */
    private interface ImportEntity {

        void to(InputEntityVisitor importer);
    }

    private static final int AT_ONCE = 1_000;
    private static final int BATCHES_AHEAD = 8;

    /** Behind the last one. */
    private static final List<ImportEntity> END = List.of();

    private final Consumer<Consumer<ImportEntity>> told;
    private final BlockingQueue<List<ImportEntity>> batches = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final AtomicBoolean isFetched = new AtomicBoolean();
    private volatile boolean isClosed;
    private volatile @Nullable Throwable failure;

    private ImporterInput(Consumer<Consumer<ImportEntity>> told) {
        this.told = told;
    }

    static ImporterInput ofNodes(NewGraph graph) {
        return new ImporterInput(entry -> {
            long[] place = {0};
            graph.nodes(node -> entry.accept(entry(place[0]++, node)));
        });
    }

    /** @param nodes told before; where that failed, no edge is told */
    static ImporterInput ofEdges(NewGraph graph, ImporterInput nodes) {
        return new ImporterInput(entry -> {
            nodes.rethrow();
            graph.edges(edge -> entry.accept(entry(graph.edgeType(), edge)));
        });
    }

    private static ImportEntity entry(long place, NewNode node) {
        return importer -> {
            importer.id(place);
            importer.labels(node.labels().toArray(String[]::new));
            properties(node.properties(), importer);
        };
    }

    private static ImportEntity entry(String type, NewEdge edge) {
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

    /** As Cypher keeps a list. */
    private static Object array(Object list) {
        return ((ListValue) ValueUtils.of(list)).toStorableArray().asObject();
    }

    /** Throws what whoever told it threw, if they did. */
    void rethrow() {
        switch (failure) {
            case RuntimeException thrown -> throw thrown;
            case Error thrown -> throw thrown;
            case null, default -> {}
        }
    }

    @Override
    public InputIterator iterator() {
        if (isFetched.getAndSet(true)) {
            throw new IllegalStateException("a graph is told only once");
        }
        Thread teller = Thread.ofPlatform().daemon().name("new-graph").start(this::tell);
        return new Batches(teller);
    }

    private void tell() {
        try {
            List<List<ImportEntity>> batch = new ArrayList<>(List.of(new ArrayList<>(AT_ONCE)));
            told.accept(entry -> {
                batch.getFirst().add(entry);
                if (batch.getFirst().size() == AT_ONCE) {
                    put(batch.set(0, new ArrayList<>(AT_ONCE)));
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

    private void put(List<ImportEntity> batch) {
        try {
            batches.put(batch);
        } catch (InterruptedException e) {
            throw (CancellationException) new CancellationException("the importer fetches no more").initCause(e);
        }
    }

    private final class Batches implements InputIterator {

        private final Thread teller;

        Batches(Thread teller) {
            this.teller = teller;
        }

        @Override
        public InputChunk newChunk() {
            return new Chunk();
        }

        @Override
        public boolean next(InputChunk chunk) throws IOException {
            try {
                List<ImportEntity> batch = batches.take();
                if (batch.equals(END)) {
                    batches.put(END);
                    return false;
                }
                ((Chunk) chunk).entries = batch.iterator();
                return true;
            } catch (InterruptedException e) {
                throw new IOException("interrupted", e);
            }
        }

        @Override
        public void close() {
            isClosed = true;
            teller.interrupt();
        }
    }

    private static final class Chunk implements InputChunk {

        private Iterator<ImportEntity> entries = END.iterator();

        @Override
        public boolean next(InputEntityVisitor importer) throws IOException {
            if (!entries.hasNext()) {
                return false;
            }
            entries.next().to(importer);
            importer.endOfEntity();
            return true;
        }

        @Override
        public void close() {}
    }
}
