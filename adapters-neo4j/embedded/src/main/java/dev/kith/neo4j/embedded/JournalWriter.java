package dev.kith.neo4j.embedded;

import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.journal.JournalMark;
import dev.kith.neo4j.spi.journal.JournalPage;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Result;
import org.neo4j.graphdb.Transaction;
import org.neo4j.graphdb.event.TransactionData;
import org.neo4j.kernel.impl.coreapi.InternalTransaction;

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

    private final boolean isOn;

    /** The run of this server in the entries of the journal. */
    private final int run = ThreadLocalRandom.current().nextInt();

    /**
     * Held from the page to the end of the commit, as Neo4j's lock of the sequence is. Waiting for this lock costs no
     * processor time, waiting for Neo4j's lock does.
     */
    private final ReentrantLock turns = new ReentrantLock(true);

    private volatile JournalMark newest = JournalMark.START;

    /**
     * The number of the last entry of the transaction of Kith that this thread commits, 0 if it has none; null if the
     * thread commits none.
     */
    private final ThreadLocal<@Nullable Long> own = new ThreadLocal<>();

    /** @param isOn false to commit without pages */
    JournalWriter(boolean isOn) {
        this.isOn = isOn;
    }

    void commit(Transaction transaction, JournalPage page) {
        boolean isTurn = !page.isEmpty() && awaitTurn();
        try {
            own.set(append(transaction, page, false));
            transaction.commit();
        } finally {
            own.remove();
            if (isTurn) {
                turns.unlock();
            }
        }
    }

    /**
     * Adds what a program other than Kith changed to its own transaction, before the commit.
     *
     * @return the number of the last entry of the transaction, 0 if it has none
     */
    long beforeCommit(TransactionData data, Transaction transaction) {
        Long upto = own.get();
        if (upto != null) {
            return upto;
        }
        return !isOn || isOfKith(transaction) ? 0 : append(transaction, OutsidePage.of(data), true);
    }

    /**
     * Called after a commit was reported, while its transaction holds the lock of the sequence: in the order of the
     * numbers.
     *
     * @param upto the number of its last entry, 0 if it has none
     */
    void committed(long upto) {
        if (upto > 0) {
            newest = new JournalMark(upto, run);
        }
    }

    /** The newest entry of a reported commit of this run, the start if there is none. */
    JournalMark newest() {
        return newest;
    }

    /** A Kith that reaches this database over Bolt says so in the metadata of its transactions. */
    private static boolean isOfKith(Transaction transaction) {
        return transaction instanceof InternalTransaction internal
                && JournalPage.METADATA.equals(internal.kernelTransaction().getMetaData());
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

    /** Returns the number of the last entry, 0 if there is none. */
    private long append(Transaction transaction, JournalPage page, boolean isOutside) {
        if (page.isEmpty() || !isOn) {
            return 0;
        }
        Map<String, Object> properties = page.properties(run, isOutside);
        Node sequence = transaction.findNode(SEQUENCE, "name", "journal");
        if (sequence == null) {
            try (Result numbers = transaction.execute(JournalPage.APPEND, Map.of("page", properties))) {
                return new Row(numbers.next()).number("upto");
            }
        }
        transaction.acquireWriteLock(sequence);
        long upto = number(sequence, "last") + page.rows().size();
        sequence.setProperty("last", upto);
        sequence.setProperty("transactions", number(sequence, "transactions") + 1);
        Node node = transaction.createNode(JOURNAL, PRIVATE);
        node.setProperty("upto", upto);
        properties.forEach(node::setProperty);
        return upto;
    }

    private static long number(Node sequence, String property) {
        return sequence.getProperty(property, 0L) instanceof Long number ? number : 0;
    }
}
