package dev.kith.neo4j.shared;

import dev.kith.domain.change.Change;
import dev.kith.domain.change.ResetReason;
import dev.kith.neo4j.journal.ChangeRows;
import dev.kith.neo4j.spi.Commit;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.journal.JournalMark;
import dev.kith.neo4j.spi.journal.JournalPage;
import dev.kith.neo4j.transport.CommittedPage;
import dev.kith.neo4j.transport.DriverDatabase;
import dev.kith.neo4j.transport.LatestAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the new pages of the journal and reports them as commits. A request that needs newer reports waits for the next
 * read, which all waiting requests share. The pages of this server are reported by its own writes.
 *
 * <p>Some changes have no page. The edges of a deleted user are parked in many transactions, so as long as a deletion
 * is unfinished, no report is complete. Hand-written Cypher is noticed by numbers: the database numbers all
 * transactions, and Kith counts its own in the journal. If the first number grows further than the second, anything may
 * have changed.
 */
final class JournalTail {

    private static final Logger LOG = LoggerFactory.getLogger(JournalTail.class);

    /** How long a request waits for reports. */
    private static final Duration MAX_WAIT = Duration.ofMillis(500);

    /** How long a request waits for a state of the graph that its caller knows. */
    private static final Duration STATE_WAIT = Duration.ofSeconds(1);

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(5);

    /**
     * A page can be read a moment before the other changes of its transaction. They are complete when a later page can
     * be read, and surely after this time.
     */
    private static final Duration COMPLETION = Duration.ofSeconds(1);

    /** How long a value is kept where hand-written Cypher cannot be noticed. */
    private static final Duration UNNOTICED = Duration.ofMinutes(1);

    /** Between two entries that tell of hand-written Cypher. */
    private static final Duration RECORD_PAUSE = Duration.ofSeconds(10);

    /** Of one read. If there are more new pages, everything is read again. */
    private static final int MAX_PAGES = 500;

    /** An index that is read while it is written may miss a page. */
    private static final int MAX_ATTEMPTS = 3;

    /** Own pages that are not read yet. If there are more, they are reported twice, which does no harm. */
    private static final int MAX_OWN_PAGES = 10_000;

    static final String PAGES = """
            OPTIONAL MATCH (s:Sequence {name: 'journal'})
            WITH coalesce(s.transactions, 0) AS transactions,
              COUNT { (:Leaving) } + COUNT { (:Erasing) } AS deletions
            OPTIONAL MATCH (j:Journal) USING INDEX j:Journal(upto) WHERE j.upto >= $after
            WITH transactions, deletions, j ORDER BY j.upto LIMIT $pages
            RETURN transactions, deletions, collect(j {.*}) AS pages""";

    private static final String LOCK_NOTICED = JournalPage.LOCK + " RETURN s.outside AS outside";

    private static final String SET_NOTICED = "MATCH (s:Sequence {name: 'journal'}) SET s.outside = $outside";

    /** A page, which a restored backup may have replaced. */
    private record Head(long upto, int run, long at) {

        static final Head NONE = new Head(0, 0, 0);

        static Head of(Row page) {
            return new Head(page.number("upto"), (int) page.number("run"), page.number("at"));
        }

        JournalMark mark() {
            return new JournalMark(upto, run);
        }
    }

    /** A page whose other changes may not have been visible when it was reported. */
    private record Unconfirmed(List<Change> changes, long reported) {}

    private final DriverDatabase database;
    private final List<Consumer<Commit>> watchers = new CopyOnWriteArrayList<>();
    private final Set<Long> ownPages = ConcurrentHashMap.newKeySet();

    /** The read that has not begun, for those who wait for it. Guarded by this, as is the next field. */
    private @Nullable CompletableFuture<@Nullable Void> next;

    private boolean isReading;

    /** When the present read began, null if there is none. */
    private volatile @Nullable Long readBegun;

    /** When the last complete read began; null before the first one. */
    private volatile @Nullable Long reportedUntil;

    private volatile boolean isDeleting;

    private volatile JournalMark newest = JournalMark.START;

    /** The last page that was reported. Only the thread that reads writes it. */
    private volatile Head head = Head.NONE;

    /** The number of transactions of the database that no Kith counted, -1 until it is known. */
    private volatile long outside = -1;

    private final AtomicBoolean isRecording = new AtomicBoolean();

    // of the thread that reads
    private boolean isStarted;
    private boolean hasDeletion;
    private @Nullable Unconfirmed unconfirmed;
    private OptionalLong lastNumber = OptionalLong.empty();
    private long forgotten = System.nanoTime();
    private boolean isFailing;

    JournalTail(DriverDatabase database) {
        this.database = database;
    }

    void watch(Consumer<Commit> watcher) {
        watchers.add(watcher);
    }

    private void report(Commit commit) {
        watchers.forEach(watcher -> watcher.accept(commit));
    }

    /** Reports a write of this server before its caller is answered. */
    void onOwnCommit(CommittedPage page) {
        List<Change> changes = page.rows().stream().map(ChangeRows::change).toList();
        if (!changes.isEmpty()) {
            see(new JournalMark(page.upto(), page.run()));
        }
        if (reportedUntil == null) {
            return;
        }
        if (!changes.isEmpty()) {
            report(PageCommits.of(changes));
            if (!hasDeletion(changes) && page.upto() > head.upto() && ownPages.size() < MAX_OWN_PAGES) {
                ownPages.add(page.upto());
            }
        }
        // exact: from the count to the end of the commit no other Kith commits
        page.transaction().ifPresent(number -> noticeOutside(number - page.transactions()));
    }

    /** The newest entry that was reported, or that this server wrote. */
    JournalMark newest() {
        if (reportedUntil == null) {
            await(nextRead(), MAX_WAIT);
        }
        return newest;
    }

    private synchronized void see(JournalMark mark) {
        newest = JournalMark.later(newest, mark);
    }

    boolean await(long number) {
        if (newest.number() < number) {
            await(nextRead(), STATE_WAIT);
        }
        return newest.number() >= number;
    }

    /** @param begun when the request began, by {@link System#nanoTime} */
    boolean awaitReportsSince(long begun, Duration maxAge) {
        long since = begun - maxAge.toNanos();
        if (!isReportedUntil(since)) {
            CompletableFuture<@Nullable Void> read = nextRead();
            if (!isLate()) {
                await(read, MAX_WAIT);
            }
            return isReportedUntil(since) && !isDeleting;
        }
        if (!maxAge.isZero() && !isReportedUntil(begun - maxAge.toNanos() / 2)) {
            var _ = nextRead();
        }
        return !isDeleting;
    }

    /** Whether the present read takes so long that nobody waits for the next one. */
    private boolean isLate() {
        Long begun = readBegun;
        return begun != null && System.nanoTime() - begun > MAX_WAIT.toNanos();
    }

    private boolean isReportedUntil(long time) {
        Long until = reportedUntil;
        return until != null && until - time >= 0;
    }

    private static void await(CompletableFuture<@Nullable Void> read, Duration most) {
        try {
            read.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            // the caller sees that the reports are not there
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized CompletableFuture<@Nullable Void> nextRead() {
        CompletableFuture<@Nullable Void> waiting = next;
        if (waiting == null) {
            waiting = new CompletableFuture<>();
            next = waiting;
        }
        if (!isReading) {
            isReading = true;
            Thread.ofVirtual().name("journal").start(this::readWhileAwaited);
        }
        return waiting;
    }

    private void readWhileAwaited() {
        for (CompletableFuture<@Nullable Void> read = begin(); read != null; read = begin()) {
            long begun = System.nanoTime();
            readBegun = begun;
            if (read()) {
                reportedUntil = begun;
            }
            readBegun = null;
            read.complete(null);
        }
    }

    private synchronized @Nullable CompletableFuture<@Nullable Void> begin() {
        CompletableFuture<@Nullable Void> read = next;
        next = null;
        isReading = read != null;
        return read;
    }

    private boolean read() {
        try {
            if (!isStarted) {
                start();
                isStarted = true;
            }
            boolean isComplete = readPages();
            isFailing = false;
            return isComplete;
        } catch (RuntimeException | Error failure) {
            if (!isFailing) {
                LOG.warn("Cannot read the journal; every request reads from the database until it can", failure);
            }
            isFailing = true;
            return false;
        }
    }

    /** Nobody reports what was committed before the first read. */
    private void start() {
        lastNumber = OptionalLong.empty();
        database.writeCounted(GraphNames::create, page -> {});
        database.writeCounted(
                transaction -> transaction.run(LOCK_NOTICED, Map.of()),
                page -> page.transaction().ifPresent(number -> {
                    outside = number - page.transactions();
                    recordOutside(outside);
                }));
        forgetAll();
    }

    /** Begins again with the newest page: what happened until then is not known. */
    private void forgetAll() {
        head = database.readLatest(JournalPage.NEWEST, Map.of(), READ_TIMEOUT).rows().stream()
                .findFirst()
                .map(Head::of)
                .orElse(Head.NONE);
        // a restored backup may have gone back
        newest = head.mark();
        ownPages.clear();
        unconfirmed = null;
        forgotten = System.nanoTime();
        report(Commit.UNKNOWN);
    }

    /** Returns false if others may have written what is not noticed yet. */
    private boolean readPages() {
        for (int attempt = 1; ; attempt++) {
            LatestAnswer answer =
                    database.readLatest(PAGES, Map.of("after", head.upto(), "pages", (long) MAX_PAGES), READ_TIMEOUT);
            Row row = answer.rows().getFirst();
            boolean isWhole = follow(row.maps("pages"));
            if (!isWhole && attempt == MAX_ATTEMPTS) {
                forgetAll();
                isWhole = true;
            }
            confirm();
            noticeDeletions(row.number("deletions") > 0);
            boolean isSuspect = noticeOutside(row.number("transactions"), answer.transaction());
            if (isWhole && !isSuspect) {
                return true;
            }
            if (attempt == MAX_ATTEMPTS) {
                return false;
            }
        }
    }

    /**
     * Reports the pages after the head.
     *
     * @param pages the head first
     * @return false if a page is missing
     */
    private boolean follow(List<Row> pages) {
        boolean isHead = head.equals(Head.NONE)
                || (!pages.isEmpty() && Head.of(pages.getFirst()).equals(head));
        if (!isHead) {
            start();
            return true;
        }
        if (pages.size() == MAX_PAGES) {
            forgetAll();
            return true;
        }
        for (Row page : pages) {
            Head found = Head.of(page);
            if (found.upto() <= head.upto()) {
                continue;
            }
            List<Change> changes = ChangeRows.changes(page);
            if (found.upto() - changes.size() != head.upto()) {
                return false;
            }
            confirmed();
            if (!ownPages.remove(found.upto())) {
                report(PageCommits.of(changes));
                unconfirmed = new Unconfirmed(changes, System.nanoTime());
            }
            hasDeletion |= hasDeletion(changes);
            head = found;
            see(found.mark());
        }
        return true;
    }

    private static boolean hasDeletion(List<Change> changes) {
        return changes.stream().anyMatch(Change.UserDeleted.class::isInstance);
    }

    /** Reports the last page again after a time. */
    private void confirm() {
        Unconfirmed last = unconfirmed;
        if (last != null && System.nanoTime() - last.reported() > COMPLETION.toNanos()) {
            confirmed();
        }
    }

    private void confirmed() {
        Unconfirmed last = unconfirmed;
        if (last != null) {
            unconfirmed = null;
            report(PageCommits.of(last.changes()));
        }
    }

    /** After a deletion ended, the lists of anybody may be shorter. */
    private void noticeDeletions(boolean isUnfinished) {
        boolean isBefore = isDeleting;
        isDeleting = isUnfinished || hasDeletion;
        hasDeletion = false;
        if (isBefore && !isDeleting) {
            report(Commit.UNKNOWN);
        }
    }

    /**
     * The number of the last answer is at most as many transactions as Kith has counted now and others made until then.
     * The number of this answer is at least as many as both.
     *
     * @return whether others may have made more than are noticed
     */
    private boolean noticeOutside(long transactions, OptionalLong number) {
        if (lastNumber.isPresent()) {
            noticeOutside(lastNumber.getAsLong() - transactions);
        }
        lastNumber = number;
        if (number.isEmpty() && System.nanoTime() - forgotten > UNNOTICED.toNanos()) {
            forgetAll();
        }
        return number.isPresent() && outside >= 0 && number.getAsLong() - transactions > outside;
    }

    private void noticeOutside(long count) {
        synchronized (ownPages) {
            if (outside < 0 || count <= outside) {
                return;
            }
            outside = count;
        }
        report(Commit.UNKNOWN);
        if (isRecording.compareAndSet(false, true)) {
            Thread.ofVirtual().name("journal").start(this::recordWhileOthersWrite);
        }
    }

    /** An import is many transactions, and its readers have to read the graph again for each entry. */
    private void recordWhileOthersWrite() {
        try {
            long recorded;
            do {
                recorded = outside;
                recordOutside(recorded);
                Thread.sleep(RECORD_PAUSE);
            } while (outside > recorded);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            isRecording.set(false);
        }
    }

    /** Of several servers that notice the same, one adds the entry. */
    private void recordOutside(long count) {
        try {
            database.writeCounted(
                    transaction -> {
                        Long noticed = transaction
                                .run(LOCK_NOTICED, Map.of())
                                .getFirst()
                                .numberOrNull("outside");
                        if (noticed == null || noticed < count) {
                            transaction.run(SET_NOTICED, Map.of("outside", count));
                        }
                        if (noticed != null && noticed < count) {
                            ChangeRows.record(transaction, new Change.GraphReset(ResetReason.BY_HAND));
                        }
                        return true;
                    },
                    page -> {});
        } catch (RuntimeException failure) {
            LOG.warn("Cannot add to the journal that another program changed the graph", failure);
        }
    }
}
