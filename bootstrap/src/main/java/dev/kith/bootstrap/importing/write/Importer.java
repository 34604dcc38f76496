package dev.kith.bootstrap.importing.write;

import dev.kith.application.user.NewUser;
import dev.kith.bootstrap.importing.file.BadLines;
import dev.kith.bootstrap.importing.file.UsersFile;
import dev.kith.bootstrap.importing.follow.FollowList;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import dev.kith.neo4j.bulk.BulkContents;
import dev.kith.neo4j.bulk.BulkFollows;
import dev.kith.neo4j.bulk.BulkUsers;
import dev.kith.neo4j.bulk.FollowPair;
import dev.kith.neo4j.schema.Schema;
import dev.kith.neo4j.spi.Database;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/** Writes users, follows and contents in bounded batches. Stopped between any two, it leaves a graph that is true and can be completed by running again. */
public final class Importer {

    /** Thrown between two batches when the import is to stop. */
    public static final class Stopped extends RuntimeException {

        Stopped() {
            super("stopped between two batches");
        }
    }

    /** Measured: larger ones cost memory and win nothing. */
    static final int USERS_AT_ONCE = 2_000;

    static final int FOLLOWS_AT_ONCE = 5_000;
    static final int WRITERS = 2;

    /** Others wait for the users of a batch, so it is small where there are others. */
    static final int FOLLOWS_AT_ONCE_BESIDE_OTHERS = 1_000;

    private final Database database;
    private final boolean isShared;
    private final BooleanSupplier isStopped;
    private final Clock clock;
    private final PrintWriter err;
    private final ImportSummary summary;

    /** @param isShared whether others may write to the graph meanwhile */
    public Importer(Database database, boolean isShared, BooleanSupplier isStopped, Clock clock, PrintWriter err) {
        this(database, isShared, isStopped, clock, err, new ImportSummary());
    }

    /** @param summary of what was done before */
    public Importer(
            Database database,
            boolean isShared,
            BooleanSupplier isStopped,
            Clock clock,
            PrintWriter err,
            ImportSummary summary) {
        this.database = database;
        this.isShared = isShared;
        this.isStopped = isStopped;
        this.clock = clock;
        this.err = err;
        this.summary = summary;
    }

    /** Writes a community that is made up here into a graph that no one else writes to. */
    public static void write(Database database, List<NewUser> users, FollowList follows, Clock clock, PrintWriter err) {
        Importer importer = new Importer(database, false, () -> false, clock, err);
        importer.users(users);
        importer.follows(follows, Set.of());
    }

    public ImportSummary summary() {
        return summary;
    }

    /** Those of the ids that no one can follow, because no one has them or because they were deleted. */
    public Set<Long> unknownUsersAmong(long[] ids) {
        BulkUsers users = new BulkUsers(database);
        Set<Long> absent = new HashSet<>();
        for (List<Long> part : parts(ids)) {
            absent.addAll(part);
            absent.removeAll(users.listedAmong(part));
        }
        return absent;
    }

    /** Writes the users of the file. */
    public void users(UsersFile file, long count, BadLines bad) {
        BulkUsers bulk = new BulkUsers(database);
        List<NewUser> batch = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        // what is bad in itself was told in the first reading
        BadLines told = BadLines.silent();
        try (Progress progress = new Progress("users", count, err)) {
            file.forEach(told, (user, line) -> {
                batch.add(user);
                lines.add(line);
                if (batch.size() == USERS_AT_ONCE) {
                    flush(bulk, file, batch, lines, bad, progress);
                }
            });
            flush(bulk, file, batch, lines, bad, progress);
        }
    }

    private void flush(
            BulkUsers bulk, UsersFile file, List<NewUser> batch, List<Long> lines, BadLines bad, Progress progress) {
        List<BulkUsers.Outcome> outcomes = write(bulk, batch, progress);
        for (int i = 0; i < outcomes.size(); i++) {
            reportConflict(outcomes.get(i), batch.get(i), file, lines.get(i), bad);
        }
        batch.clear();
        lines.clear();
    }

    static void reportConflict(BulkUsers.Outcome outcome, NewUser user, UsersFile file, long line, BadLines bad) {
        switch (outcome) {
            case USERNAME_TAKEN -> bad.add(file.path(), line, "someone else has the username " + user.username());
            case EMAIL_TAKEN -> bad.add(file.path(), line, "someone else has the address " + user.email());
            case CREATED, ALREADY_THERE -> {}
        }
    }

    /** Writes these users, all at once or not at all. */
    private void users(List<NewUser> users) {
        try (Progress progress = new Progress("users", users.size(), err)) {
            write(new BulkUsers(database), users, progress);
        }
    }

    private List<BulkUsers.Outcome> write(BulkUsers bulk, List<NewUser> batch, Progress progress) {
        stopIfAsked();
        List<BulkUsers.Outcome> outcomes = bulk.write(batch);
        outcomes.forEach(summary::count);
        progress.add(batch.size());
        return outcomes;
    }

    /**
     * Makes a user of each id that no one ever had, called {@code user<id>}.
     *
     * @return the ids of those who are gone for good and were not made again
     */
    public Set<Long> placeholderUsers(Set<Long> absent) {
        BulkUsers bulk = new BulkUsers(database);
        Set<Long> gone = new HashSet<>();
        Instant now = clock.instant();
        long[] sorted = absent.stream().mapToLong(Long::longValue).sorted().toArray();
        try (Progress progress = new Progress("users", sorted.length, err)) {
            for (List<Long> part : parts(sorted)) {
                Set<Long> given = bulk.idsAmong(part);
                gone.addAll(given);
                Set<String> taken =
                        bulk.namesAmong(part.stream().map(id -> plain(id).key()).toList());
                List<NewUser> batch = part.stream()
                        .filter(id -> !given.contains(id))
                        .map(id -> placeholderUser(id, taken::contains, now))
                        .toList();
                write(bulk, batch, progress).forEach(Importer::refuseTaken);
            }
        }
        return gone;
    }

    /** @param isTaken whether someone has the name with this key */
    static NewUser placeholderUser(long id, Predicate<String> isTaken, Instant now) {
        Username name = isTaken.test(plain(id).key()) ? new Username("user" + id + "_" + id) : plain(id);
        return new NewUser(new UserId(id), UUID.randomUUID(), name, Profile.EMPTY, null, null, now, Role.MEMBER);
    }

    private static Username plain(long id) {
        return new Username("user" + id);
    }

    static void refuseTaken(BulkUsers.Outcome outcome) {
        if (outcome == BulkUsers.Outcome.USERNAME_TAKEN) {
            throw new IllegalStateException(
                    "Someone has a name like user<id> of a user to be made; name them in a --users file");
        }
    }

    /** @param without those whose follows are left out */
    public void follows(FollowList follows, Set<Long> without) {
        if (follows.size() == 0) {
            return;
        }
        BulkFollows bulk = new BulkFollows(database, isShared);
        long begun = System.nanoTime();
        try {
            if (bulk.isFirst()) {
                Schema.withoutFollowIndexes(database, () -> follows(bulk, follows, without));
            } else {
                follows(bulk, follows, without);
            }
        } finally {
            summary.secondsOfFollows = (System.nanoTime() - begun) / 1e9;
        }
    }

    private void follows(BulkFollows bulk, FollowList follows, Set<Long> without) {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        FollowList.Pairs pairs = follows.byPair(without, now - follows.size());
        summary.unknownUsers += pairs.leftOut();
        try (Progress progress = new Progress("follows", pairs.follows(), err);
                WriterPool<Batch> writers = new WriterPool<>(WRITERS, batch -> write(bulk, batch, progress))) {
            Batch[] batch = {new Batch()};
            pairs.forEach(pair -> {
                batch[0].add(pair);
                if (batch[0].told >= (isShared ? FOLLOWS_AT_ONCE_BESIDE_OTHERS : FOLLOWS_AT_ONCE)) {
                    stopIfAsked();
                    writers.write(batch[0]);
                    batch[0] = new Batch();
                }
            });
            stopIfAsked();
            writers.write(batch[0]);
            writers.finish();
            summary.duplicates += pairs.duplicates();
        }
    }

    /** Pairs to be written in one transaction. No two batches share a pair, so they may be written in any order, and side by side. */
    private static final class Batch {

        private final List<FollowPair> pairs = new ArrayList<>();
        private int told;

        void add(FollowPair pair) {
            pairs.add(pair);
            told += (pair.lowSince() == FollowPair.NEVER ? 0 : 1) + (pair.highSince() == FollowPair.NEVER ? 0 : 1);
        }
    }

    private void write(BulkFollows bulk, Batch batch, Progress progress) {
        BulkFollows.FollowCounts written = bulk.write(batch.pairs);
        synchronized (summary) {
            summary.followsCreated += written.created();
            summary.followsAlreadyThere += written.alreadyThere();
            summary.hidden += written.hidden();
            progress.add(batch.told);
        }
    }

    public Set<Long> unknownTagsAmong(Set<Long> ids) {
        return without(ids, new BulkContents(database).tagsAmong(ids));
    }

    public Set<Long> unknownCategoriesAmong(Set<Long> ids) {
        return without(ids, new BulkContents(database).categoriesAmong(ids));
    }

    private static Set<Long> without(Set<Long> all, Set<Long> some) {
        Set<Long> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    /** @param write writes a batch of this size, and answers how many were new */
    public void contents(String name, long size, ToLongFunction<BulkContents> write) {
        stopIfAsked();
        long created = write.applyAsLong(new BulkContents(database));
        summary.contents(name, created, size - created);
    }

    public void stopIfAsked() {
        stopIf(isStopped);
    }

    static void stopIf(BooleanSupplier isStopped) {
        if (isStopped.getAsBoolean()) {
            throw new Stopped();
        }
    }

    private static List<List<Long>> parts(long[] ids) {
        List<List<Long>> parts = new ArrayList<>();
        for (int from = 0; from < ids.length; from += USERS_AT_ONCE) {
            parts.add(LongStream.of(Arrays.copyOfRange(ids, from, Math.min(ids.length, from + USERS_AT_ONCE)))
                    .boxed()
                    .toList());
        }
        return parts;
    }
}
