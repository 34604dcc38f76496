package dev.kith.neo4j.cache.list;

import dev.kith.neo4j.audience.AudienceQueries;
import dev.kith.neo4j.spi.Database;
import dev.kith.neo4j.spi.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads lists from the database: short ones while a caller waits, long ones in the background. */
public final class ListReader {

    private static final Logger LOG = LoggerFactory.getLogger(ListReader.class);

    /** The entries that are read at once in the background. */
    private static final long SLICE = 20_000;

    private final Database database;
    private final int maxInlineSize;
    private final long maxBytes;

    /** One background read at a time: several would slow down the requests. */
    private final ReentrantLock backgroundLock = new ReentrantLock();

    /**
     * @param maxInlineSize the entries of the longest list that is read while a caller waits
     * @param maxBytes the heap a list may take
     */
    public ListReader(Database database, int maxInlineSize, long maxBytes) {
        this.database = database;
        this.maxInlineSize = maxInlineSize;
        this.maxBytes = maxBytes;
    }

    /** Whether the list is short enough to be read, or scanned, while a caller waits. */
    public boolean isInline(OrderedList list) {
        return list.size() <= maxInlineSize;
    }

    /** The list, empty if it is too long to be read while a caller waits. */
    public Optional<OrderedList> readInline(ListKey key) {
        return Optional.of(readFirst(key, maxInlineSize + 1L)).filter(this::isInline);
    }

    /** Whether the whole list may be taken into heap, by the degree of its user. */
    public boolean fitsInHeap(ListKey key) {
        String cypher = AudienceQueries.of(key.kind()).degree();
        long size = database.query(
                cypher,
                Map.of("subject", key.subject()),
                rows -> rows.isEmpty() ? 0 : rows.getFirst().number("total"));
        return size * OrderedList.BYTES < maxBytes;
    }

    /**
     * Reads the list on another thread, after the background reads that started before.
     *
     * @param whenDone gets the list, empty if it could not be read
     */
    public void readInBackground(ListKey key, Consumer<Optional<OrderedList>> whenDone) {
        Thread.ofVirtual().name("list").start(() -> whenDone.accept(readWhole(key)));
    }

    private Optional<OrderedList> readWhole(ListKey key) {
        backgroundLock.lock();
        try {
            OrderedList list = new OrderedList();
            AudienceQueries queries = AudienceQueries.of(key.kind());
            for (int range = 0; range < queries.ranges().size(); range++) {
                readRange(
                        key, queries.ranges().get(range), queries.rangesAfter().get(range), list);
            }
            return Optional.of(list);
        } catch (RuntimeException failure) {
            LOG.warn("Cannot read the list {} of user {} into heap", key.kind(), key.subject(), failure);
            return Optional.empty();
        } finally {
            backgroundLock.unlock();
        }
    }

    /** Reads slice after slice, as a read has a time limit. An entry that changes meanwhile is read again later. */
    private void readRange(ListKey key, String first, String after, OrderedList list) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("subject", key.subject());
        parameters.put("excluded", List.of());
        parameters.put("offset", 0L);
        parameters.put("limit", SLICE);
        List<Row> slice = database.query(first, parameters, rows -> rows);
        while (!slice.isEmpty()) {
            List<Row> entries =
                    slice.stream().filter(AudienceQueries::isComplete).toList();
            entries.forEach(row -> insert(list, row));
            if (slice.size() < SLICE || entries.isEmpty()) {
                return;
            }
            parameters.put("since", entries.getLast().number("since"));
            parameters.put("user", entries.getLast().number("user"));
            slice = database.query(after, parameters, rows -> rows);
        }
    }

    private OrderedList readFirst(ListKey key, long limit) {
        String cypher = AudienceQueries.of(key.kind()).whole();
        return read(cypher, Map.of("subject", key.subject(), "offset", 0L, "limit", limit));
    }

    /** The present entries of some users of a list. A user who is not in the list has none. */
    public OrderedList readEntries(ListKey key, List<Long> users) {
        String cypher = AudienceQueries.of(key.kind()).among();
        return read(cypher, Map.of("subject", key.subject(), "others", users));
    }

    private OrderedList read(String cypher, Map<String, Object> parameters) {
        return database.read(transaction -> {
            OrderedList list = new OrderedList();
            transaction.stream(cypher, parameters, row -> {
                if (AudienceQueries.isComplete(row)) {
                    insert(list, row);
                }
            });
            return list;
        });
    }

    private static void insert(OrderedList list, Row row) {
        list.insert(SortKey.of(row.flag("mutual"), row.number("since")), row.number("user"));
    }
}
