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
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
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

    private static final CompletionStage<@Nullable Void> COMPLETED = CompletableFuture.completedStage(null);

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

    /**
     * What is known when a read begins.
     *
     * @param head the last page that was reported
     * @param lastNumber the number of the last answer
     */
    private record Known(Head head, OptionalLong lastNumber) {}

    /** What the answer to a read says. */
    private enum Outcome {
        COMPLETE,
        /** Another program may have written. The next read knows more. */
        UNDECIDED,
        /** The next read may have the page. */
        PAGE_MISSING,
        /** A backup was restored. */
        RESTORED,
        /** Anything may have changed. */
        UNKNOWN
    }

    private final DriverDatabase database;
    private final List<Consumer<Commit>> watchers = new CopyOnWriteArrayList<>();
    private final Set<Long> ownPages = ConcurrentHashMap.newKeySet();
    private final SharedReads reads = new SharedReads(this::read, MAX_WAIT);
    private final AtomicBoolean isRestarting = new AtomicBoolean();
    private final AtomicBoolean isRecording = new AtomicBoolean();

    /** Null before the first read. Written under this lock, as are the fields until {@code isFailing}. */
    private volatile @Nullable Known known;

    /** When the newest complete read began; null before the first one. */
    private volatile @Nullable Long reportedUntil;

    private volatile boolean isDeleting;

    private volatile JournalMark newest = JournalMark.START;

    /** The number of transactions of the database that no Kith counted, -1 until it is known. */
    private volatile long outside = -1;

    private boolean hasDeletion;
    private @Nullable Unconfirmed unconfirmed;
    private long forgotten = System.nanoTime();
    private volatile boolean isFailing;

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
        Known before = known;
        if (before == null) {
            return;
        }
        if (!changes.isEmpty()) {
            report(PageCommits.of(changes));
            if (!hasDeletion(changes) && page.upto() > before.head().upto() && ownPages.size() < MAX_OWN_PAGES) {
                ownPages.add(page.upto());
            }
        }
        // another Kith may have committed before the database named its last number
        page.transaction().ifPresent(number -> limitOutside(number - page.transactions()));
    }

    /** The newest entry that was reported, or that this server wrote. */
    JournalMark newest() {
        if (reportedUntil == null) {
            reads.awaitNext();
        }
        return newest;
    }

    private synchronized void see(JournalMark mark) {
        newest = JournalMark.later(newest, mark);
    }

    boolean await(long number) {
        if (newest.number() >= number) {
            return true;
        }
        long deadline = System.nanoTime() + STATE_WAIT.toNanos();
        do {
            reads.awaitNext();
        } while (newest.number() < number && !isFailing && System.nanoTime() < deadline);
        return newest.number() >= number;
    }

    /** @param begun when the request began, by {@link System#nanoTime} */
    boolean awaitReportsSince(long begun, Duration maxAge) {
        long since = begun - maxAge.toNanos();
        if (!isReportedUntil(since)) {
            reads.awaitNext();
            return isReportedUntil(since) && !isDeleting;
        }
        if (!maxAge.isZero() && !isReportedUntil(begun - maxAge.toNanos() / 2)) {
            reads.beginNext();
        }
        return !isDeleting;
    }

    private boolean isReportedUntil(long time) {
        Long until = reportedUntil;
        return until != null && until - time >= 0;
    }

    /** One read of all who wait for it. */
    private CompletionStage<@Nullable Void> read() {
        return (known == null ? restart(1, this::start) : read(1)).exceptionally(failure -> {
            warn(failure);
            return null;
        });
    }

    private CompletionStage<@Nullable Void> read(int attempt) {
        Known before = Objects.requireNonNull(known);
        long begun = System.nanoTime();
        return database.readLatest(
                        PAGES, Map.of("after", before.head().upto(), "pages", (long) MAX_PAGES), READ_TIMEOUT)
                .thenCompose(answer -> switch (follow(before, begun, answer)) {
                    case COMPLETE -> COMPLETED;
                    case UNDECIDED -> attempt < MAX_ATTEMPTS ? read(attempt + 1) : COMPLETED;
                    case PAGE_MISSING -> attempt < MAX_ATTEMPTS ? read(attempt + 1) : restart(attempt, this::forgetAll);
                    case RESTORED -> restart(attempt, this::start);
                    case UNKNOWN -> restart(attempt, this::forgetAll);
                });
    }

    /** Meanwhile the requests of other reads do not use the caches. */
    private CompletionStage<@Nullable Void> restart(int attempt, Runnable work) {
        if (attempt > MAX_ATTEMPTS || !isRestarting.compareAndSet(false, true)) {
            return COMPLETED;
        }
        return CompletableFuture.runAsync(work, Thread.ofVirtual().name("journal")::start)
                .whenComplete((_, _) -> isRestarting.set(false))
                .thenCompose(_ -> read(attempt + 1));
    }

    private void warn(Throwable failure) {
        if (!isFailing) {
            LOG.warn("Cannot read the journal; every request reads from the database until it can", failure);
        }
        isFailing = true;
    }

    /** Nobody reports what was committed before the first read. */
    private void start() {
        database.writeCounted(GraphNames::create, page -> {});
        database.writeCounted(
                transaction -> transaction.run(LOCK_NOTICED, Map.of()),
                page -> page.transaction().ifPresent(number -> {
                    outside = number - page.transactions();
                    recordOutside(outside);
                }));
        forgetAll(OptionalLong.empty());
    }

    private void forgetAll() {
        forgetAll(Objects.requireNonNull(known).lastNumber());
    }

    /** Begins again with the newest page: what happened until then is not known. */
    private void forgetAll(OptionalLong lastNumber) {
        Row page = database.readLatest(JournalPage.NEWEST, Map.of(), READ_TIMEOUT)
                .toCompletableFuture()
                .join()
                .row();
        synchronized (this) {
            Head head = page == null ? Head.NONE : Head.of(page);
            known = new Known(head, lastNumber);
            // a restored backup may have gone back
            newest = head.mark();
            ownPages.clear();
            unconfirmed = null;
            forgotten = System.nanoTime();
            report(Commit.UNKNOWN);
        }
    }

    /**
     * Reports the new pages of an answer.
     *
     * @param before what was known when the read began
     */
    private synchronized Outcome follow(Known before, long begun, LatestAnswer answer) {
        isFailing = false;
        if (isReportedUntil(begun)) {
            return Outcome.COMPLETE; // a later read was answered first
        }
        Row row = Objects.requireNonNull(answer.row());
        List<Row> pages = row.maps("pages");
        Head head = before.head();
        if (!head.equals(Head.NONE)
                && (pages.isEmpty() || !Head.of(pages.getFirst()).equals(head))) {
            return Outcome.RESTORED;
        }
        if (pages.size() == MAX_PAGES) {
            return Outcome.UNKNOWN;
        }
        boolean isWhole = follow(pages);
        confirm();
        noticeDeletions(row.number("deletions") > 0);
        boolean isSuspect = noticeOutside(before.lastNumber(), row.number("transactions"), answer.transaction());
        known = new Known(Objects.requireNonNull(known).head(), answer.transaction());
        if (answer.transaction().isEmpty() && System.nanoTime() - forgotten > UNNOTICED.toNanos()) {
            return Outcome.UNKNOWN;
        }
        if (!isWhole) {
            return Outcome.PAGE_MISSING;
        }
        if (isSuspect) {
            return Outcome.UNDECIDED;
        }
        reportedUntil = begun;
        return Outcome.COMPLETE;
    }

    /** Returns false if a page is missing. */
    private boolean follow(List<Row> pages) {
        for (Row page : pages) {
            Known before = Objects.requireNonNull(known);
            Head found = Head.of(page);
            if (found.upto() <= before.head().upto()) {
                continue;
            }
            List<Change> changes = ChangeRows.changes(page);
            if (found.upto() - changes.size() != before.head().upto()) {
                return false;
            }
            confirmed();
            if (!ownPages.remove(found.upto())) {
                report(PageCommits.of(changes));
                unconfirmed = new Unconfirmed(changes, System.nanoTime());
            }
            hasDeletion |= hasDeletion(changes);
            known = new Known(found, before.lastNumber());
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
     * The number of the last answer before the read is at most as many transactions as Kith has counted now and others
     * made until then. The number of this answer is at least as many as both.
     *
     * @return whether others may have made more than are noticed
     */
    private boolean noticeOutside(OptionalLong lastNumber, long transactions, OptionalLong number) {
        lastNumber.ifPresent(last -> noticeOutside(last - transactions));
        return number.isPresent() && outside >= 0 && number.getAsLong() - transactions > outside;
    }

    /** @param most at least as many as others made until now */
    private void limitOutside(long most) {
        synchronized (ownPages) {
            outside = Math.min(outside, most);
        }
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
