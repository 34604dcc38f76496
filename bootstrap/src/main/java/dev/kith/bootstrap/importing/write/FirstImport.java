package dev.kith.bootstrap.importing.write;

import dev.kith.application.importing.ExistingUsers;
import dev.kith.application.importing.PlaceholderUsers;
import dev.kith.application.importing.UserAdmission;
import dev.kith.application.importing.UserOutcome;
import dev.kith.application.importing.follow.FollowImportRules;
import dev.kith.application.importing.follow.FollowList;
import dev.kith.application.importing.follow.FollowState;
import dev.kith.application.importing.follow.IdIndex;
import dev.kith.bootstrap.importing.file.UsersAndFollows;
import dev.kith.bootstrap.importing.file.UsersFile;
import dev.kith.bootstrap.importing.read.BadLines;
import dev.kith.domain.user.User;
import dev.kith.neo4j.EdgeType;
import dev.kith.neo4j.Sequences;
import dev.kith.neo4j.bulk.GraphElements;
import dev.kith.neo4j.spi.NewEdge;
import dev.kith.neo4j.spi.NewGraph;
import dev.kith.neo4j.spi.NewNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** The users and follows of an import as a new graph. It decides and reports as an {@link Importer} does. */
public final class FirstImport implements NewGraph {

    private static final int STOP_CHECK_INTERVAL = 1_000;

    private final UsersAndFollows files;
    private final ImportRun run;
    private final UserAdmission admission = new UserAdmission(ExistingUsers.NONE);
    private final Set<Long> placeholders;
    private final Set<Long> unknown;

    /** The index of each user's node. */
    private final IdIndex nodeIndexes = new IdIndex();

    private long written;
    private long followsStart;

    public FirstImport(UsersAndFollows files, ImportRun run) {
        this.files = files;
        this.run = run;
        Set<Long> referenced = files.referenced();
        this.placeholders = files.incoming().placeholders(referenced);
        this.unknown = files.incoming().unknown(referenced);
    }

    /** Reports each line with an unknown user. */
    public void reportUnknownUsers() {
        files.reportUnknownUsers(unknown, run.badLines());
    }

    /**
     * Reports how long the follows took. Call it when the graph is open, so that the time includes that of the indexes.
     */
    public void reportFollowTime() {
        run.report().setFollowSeconds((System.nanoTime() - followsStart) / 1e9);
    }

    @Override
    public long size() {
        return files.userCount() + placeholders.size() + files.followList().size();
    }

    @Override
    public void nodes(Consumer<NewNode> node) {
        UsersFile file = files.users();
        if (file != null) {
            writeUsers(file, node);
        }
        writePlaceholders(node);
        node.accept(Sequences.USERS.node(admission.lastId()));
    }

    private void writeUsers(UsersFile file, Consumer<NewNode> node) {
        try (Progress progress = run.progress("users", files.userCount())) {
            // the first reading reported all other bad lines
            var _ = file.forEach(BadLines.silent(), (wanted, line) -> {
                UserOutcome outcome = admission.admit(wanted, user -> write(user, node));
                run.report().add(outcome);
                Importer.reportConflict(outcome, wanted, file, line, run.badLines());
                advance(progress);
            });
        }
    }

    private void writePlaceholders(Consumer<NewNode> node) {
        Instant now = run.clock().instant();
        try (Progress progress = run.progress("users", placeholders.size())) {
            placeholders.stream().sorted().forEach(id -> {
                if (admission.hasId(id)) {
                    unknown.add(id);
                } else {
                    UserOutcome outcome = admission.admit(
                            PlaceholderUsers.create(id, UUID.randomUUID(), admission::hasUsername, now),
                            user -> write(user, node));
                    run.report().add(outcome);
                    Importer.refuseTaken(outcome);
                }
                advance(progress);
            });
        }
    }

    private void write(User user, Consumer<NewNode> node) {
        var _ = nodeIndexes.indexOf(user.id().value());
        node.accept(GraphElements.user(user));
    }

    @Override
    public String edgeType() {
        return EdgeType.FOLLOWS.name();
    }

    @Override
    public void edges(Consumer<NewEdge> edge) {
        followsStart = System.nanoTime();
        FollowList follows = files.followList();
        FollowList.Pairs pairs = follows.byPair(excluded(), run.firstTime(follows.size()));
        run.report().add(ImportCount.UNKNOWN_USERS, pairs.excludedCount());
        try (Progress progress = run.progress("follows", pairs.followCount())) {
            long duplicates = pairs.forEach(pair -> FollowImportRules.forEachNew(pair, FollowState.NONE, follow -> {
                edge.accept(GraphElements.follow(follow, nodeIndexes::indexOf));
                advance(progress);
            }));
            run.report().add(ImportCount.DUPLICATES, duplicates);
            run.report().add(ImportCount.FOLLOWS_CREATED, pairs.followCount() - duplicates);
        }
    }

    /** The ids whose follows are left out: the unknown ones, and those whose lines were rejected. */
    private Set<Long> excluded() {
        Set<Long> excluded = new HashSet<>(unknown);
        for (long id : files.followList().users()) {
            if (!admission.hasId(id)) {
                excluded.add(id);
            }
        }
        return excluded;
    }

    @Override
    public void throwIfStopped() {
        run.throwIfStopped();
    }

    private void advance(Progress progress) {
        progress.add(1);
        written++;
        if (written % STOP_CHECK_INTERVAL == 0) {
            throwIfStopped();
        }
    }
}
