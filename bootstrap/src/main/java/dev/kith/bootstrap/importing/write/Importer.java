package dev.kith.bootstrap.importing.write;

import dev.kith.application.importing.ImportUsers;
import dev.kith.application.importing.Imports;
import dev.kith.application.importing.PlaceholderUsers;
import dev.kith.application.importing.UserBatch;
import dev.kith.application.importing.UserOutcome;
import dev.kith.application.importing.follow.FollowImportRules;
import dev.kith.application.importing.follow.FollowList;
import dev.kith.application.importing.follow.FollowPair;
import dev.kith.application.user.NewUser;
import dev.kith.bootstrap.importing.file.UsersFile;
import dev.kith.bootstrap.importing.read.BadLines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Imports users and follows into an existing graph, in batches. A stopped import leaves a consistent graph, which a
 * second run completes.
 */
public final class Importer {

    /** Larger batches need more memory and are not faster, as measured. */
    private static final int FOLLOWS_BATCH_SIZE = 5_000;

    /** Smaller, because other writers wait for the users of a batch. */
    private static final int SHARED_FOLLOWS_BATCH_SIZE = 1_000;

    private static final int WRITERS = 2;

    private final Imports imports;
    private final ImportRun run;
    private final int followsBatchSize;

    /** @param isShared whether others may write to the graph during the import */
    public Importer(Imports imports, boolean isShared, ImportRun run) {
        this.imports = imports;
        this.run = run;
        this.followsBatchSize = isShared ? SHARED_FOLLOWS_BATCH_SIZE : FOLLOWS_BATCH_SIZE;
    }

    /** Returns those of the ids that nobody has, or whose user is deleted. */
    public static Set<Long> unknownUsers(Imports imports, Collection<Long> ids) {
        Set<Long> unknown = new HashSet<>(ids);
        for (List<Long> batch : batches(List.copyOf(ids))) {
            unknown.removeAll(imports.listedUsers(batch));
        }
        return unknown;
    }

    /** @param count the number of users in the file */
    public void users(UsersFile file, long count) {
        try (Progress progress = run.progress("users", count)) {
            LineBatch<NewUser> batch = new LineBatch<>(LineBatch.SIZE, (users, lines) -> {
                List<UserOutcome> outcomes = write(users, progress);
                for (int i = 0; i < users.size(); i++) {
                    reportConflict(outcomes.get(i), users.get(i), file, lines.get(i), run.badLines());
                }
            });
            // the first reading reported all other bad lines
            var _ = file.forEach(BadLines.silent(), batch::add);
            batch.flush();
        }
    }

    /** Writes the users in one transaction. */
    public void users(List<NewUser> users) {
        try (Progress progress = run.progress("users", users.size())) {
            var _ = write(users, progress);
        }
    }

    private List<UserOutcome> write(List<NewUser> users, Progress progress) {
        run.throwIfStopped();
        List<UserOutcome> outcomes = new ImportUsers(imports).handle(users);
        run.report().add(outcomes);
        progress.add(users.size());
        return outcomes;
    }

    static void reportConflict(UserOutcome outcome, NewUser user, UsersFile file, long line, BadLines bad) {
        switch (outcome) {
            case USERNAME_TAKEN -> bad.add(file.path(), line, "another user has the username " + user.username());
            case EMAIL_TAKEN -> bad.add(file.path(), line, "another user has the e-mail address " + user.email());
            case EXTERNAL_ID_TAKEN -> bad.add(file.path(), line, "another user has the ext_id " + user.externalId());
            case CREATED, ALREADY_THERE -> {}
        }
    }

    /**
     * Creates a placeholder user for each id that was never given.
     *
     * @return the other ids
     */
    public Set<Long> placeholderUsers(Set<Long> ids) {
        Set<Long> given = new HashSet<>();
        Instant now = run.clock().instant();
        List<Long> sorted = ids.stream().sorted().toList();
        try (Progress progress = run.progress("users", sorted.size())) {
            for (List<Long> batch : batches(sorted)) {
                run.throwIfStopped();
                List<UserOutcome> outcomes = writePlaceholders(batch, now);
                for (int i = 0; i < batch.size(); i++) {
                    if (outcomes.get(i) == UserOutcome.ALREADY_THERE) {
                        given.add(batch.get(i));
                    } else {
                        run.report().add(outcomes.get(i));
                        refuseTaken(outcomes.get(i));
                    }
                }
                progress.add(batch.size());
            }
        }
        return given;
    }

    private List<UserOutcome> writePlaceholders(List<Long> ids, Instant now) {
        return imports.decideUsers(PlaceholderUsers.keys(ids), existing -> {
                    List<NewUser> users = ids.stream()
                            .map(id -> PlaceholderUsers.create(
                                    id, UUID.randomUUID(), existing.keys().usernames()::contains, now))
                            .toList();
                    return UserBatch.decide(users, existing);
                })
                .outcomes();
    }

    static void refuseTaken(UserOutcome outcome) {
        if (outcome == UserOutcome.USERNAME_TAKEN) {
            throw new IllegalStateException("Other users have both possible usernames of a new user, user<id> and"
                    + " user<id>_<id>; name the new user in a --users file");
        }
    }

    /** @param excluded ids whose follows are left out */
    public void follows(FollowList follows, Set<Long> excluded) {
        if (follows.size() == 0) {
            return;
        }
        long start = System.nanoTime();
        try {
            imports.writeFollows(writer -> write(writer, follows, excluded));
        } finally {
            run.report().setFollowSeconds((System.nanoTime() - start) / 1e9);
        }
    }

    private void write(Imports.FollowWriter writer, FollowList follows, Set<Long> excluded) {
        FollowList.Pairs pairs = follows.byPair(excluded, run.firstTime(follows.size()));
        run.report().add(ImportCount.UNKNOWN_USERS, pairs.excludedCount());
        try (Progress progress = run.progress("follows", pairs.followCount());
                WriterPool<PairBatch> writers = new WriterPool<>(WRITERS, batch -> {
                    run.report()
                            .add(writer.decide(
                                    batch.pairs(), states -> FollowImportRules.decide(batch.pairs(), states)));
                    progress.add(batch.followCount());
                })) {
            PairCollector collector = new PairCollector(writers);
            long duplicates = pairs.forEach(collector::add);
            collector.flush();
            writers.finish();
            run.report().add(ImportCount.DUPLICATES, duplicates);
        }
    }

    /**
     * The pairs of one transaction. No two batches share a pair, so they may be written in any order and at the same
     * time.
     */
    private record PairBatch(List<FollowPair> pairs, int followCount) {}

    private final class PairCollector {

        private final WriterPool<PairBatch> writers;
        private List<FollowPair> pairs = new ArrayList<>();
        private int followCount;

        PairCollector(WriterPool<PairBatch> writers) {
            this.writers = writers;
        }

        void add(FollowPair pair) {
            pairs.add(pair);
            followCount += pair.followCount();
            if (followCount >= followsBatchSize) {
                flush();
            }
        }

        void flush() {
            run.throwIfStopped();
            writers.write(new PairBatch(pairs, followCount));
            pairs = new ArrayList<>();
            followCount = 0;
        }
    }

    private static List<List<Long>> batches(List<Long> ids) {
        List<List<Long>> batches = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += LineBatch.SIZE) {
            batches.add(ids.subList(from, Math.min(ids.size(), from + LineBatch.SIZE)));
        }
        return batches;
    }
}
