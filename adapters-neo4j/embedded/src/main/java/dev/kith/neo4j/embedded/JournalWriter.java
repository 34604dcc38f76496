package dev.kith.neo4j.embedded;

import dev.kith.neo4j.spi.journal.JournalPage;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Transaction;

/**
 * Commits transactions with their pages of the journal. In effect a page is the statement {@link JournalPage#APPEND},
 * but Neo4j's Java API writes it several times as fast.
 */
final class JournalWriter {

    private static final Label SEQUENCE = Label.label("Sequence");
    private static final Label JOURNAL = Label.label("Journal");
    private static final Label PRIVATE = Label.label("Private");

    /** In milliseconds. */
    private static final long TURN = 100;

    /** The run of this server in the entries of the journal. */
    private final int run = ThreadLocalRandom.current().nextInt();

    /**
     * Held from the page to the end of the commit, as Neo4j's lock of the sequence is. Waiting for this lock costs no
     * processor time, waiting for Neo4j's lock does.
     */
    private final ReentrantLock turns = new ReentrantLock(true);

    void commit(Transaction transaction, JournalPage page) {
        if (page.isEmpty()) {
            transaction.commit();
            return;
        }
        boolean isTurn = awaitTurn();
        try {
            append(transaction, page.count(), page.properties(run, Instant.now(), false));
            transaction.commit();
        } finally {
            if (isTurn) {
                turns.unlock();
            }
        }
    }

    /** Not for long: Neo4j finds deadlocks among its own locks only. */
    private boolean awaitTurn() {
        try {
            return turns.tryLock(TURN, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void append(Transaction transaction, long count, Map<String, Object> properties) {
        Node sequence = transaction.findNode(SEQUENCE, "name", "journal");
        if (sequence == null) {
            transaction.execute(JournalPage.APPEND, Map.of("page", properties)).close();
            return;
        }
        transaction.acquireWriteLock(sequence);
        long upto = (sequence.getProperty("last", 0L) instanceof Long last ? last : 0) + count;
        sequence.setProperty("last", upto);
        Node page = transaction.createNode(JOURNAL, PRIVATE);
        page.setProperty("upto", upto);
        properties.forEach(page::setProperty);
    }
}
