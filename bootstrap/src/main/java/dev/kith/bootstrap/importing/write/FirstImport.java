package dev.kith.bootstrap.importing.write;

import dev.kith.bootstrap.importing.file.BadLines;
import dev.kith.bootstrap.importing.file.UsersAndFollows;
import dev.kith.bootstrap.importing.file.UsersFile;
import dev.kith.bootstrap.importing.follow.FollowList;
import dev.kith.bootstrap.importing.follow.IdIndex;
import dev.kith.domain.user.User;
import dev.kith.neo4j.bulk.BulkFollows;
import dev.kith.neo4j.bulk.BulkUsers.Outcome;
import dev.kith.neo4j.bulk.UserAdmission;
import dev.kith.neo4j.spi.NewEdge;
import dev.kith.neo4j.spi.NewGraph;
import dev.kith.neo4j.spi.NewNode;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The users and follows that files tell of, as the whole of a graph that is not there yet. It says of them what an {@link Importer} would, and leaves
 * out whom it would.
 */
public final class FirstImport implements NewGraph {

    private static final int ASKED_EVERY = 1_000;

    private final UsersAndFollows files;
    private final BadLines bad;
    private final BooleanSupplier isStopped;
    private final Clock clock;
    private final PrintWriter err;
    private final ImportSummary summary = new ImportSummary();

    private final UserAdmission newcomers = new UserAdmission();
    private final Set<Long> nameless;
    private final Set<Long> ofNoOne;

    /** Each user's place among the nodes. */
    private final IdIndex places = new IdIndex();

    private long told;
    private long begunFollows;

    public FirstImport(UsersAndFollows files, BadLines bad, BooleanSupplier isStopped, Clock clock, PrintWriter err) {
        this.files = files;
        this.bad = bad;
        this.isStopped = isStopped;
        this.clock = clock;
        this.err = err;
        Set<Long> referenced = files.referenced();
        this.nameless = files.placeholderUsers(referenced);
        this.ofNoOne = files.unknownUsers(referenced);
    }

    /** The lines that speak of no one. */
    public void reportUnknownUsers() {
        files.reportUnknownUsers(ofNoOne, bad);
    }

    /** What was done, called when it can be read. */
    public ImportSummary summary() {
        summary.secondsOfFollows = (System.nanoTime() - begunFollows) / 1e9;
        return summary;
    }

    @Override
    public long size() {
        return files.countOfUsers() + nameless.size() + files.followList().size();
    }

    @Override
    public void nodes(Consumer<NewNode> node) {
        UsersFile file = files.users();
        if (file != null) {
            try (Progress progress = new Progress("users", files.countOfUsers(), err)) {
                // what is bad in itself was told in the first reading
                file.forEach(BadLines.silent(), (wanted, line) -> {
                    Outcome outcome = newcomers.admit(wanted, user -> add(user, node));
                    summary.count(outcome);
                    Importer.reportConflict(outcome, wanted, file, line, bad);
                    onward(progress);
                });
            }
        }
        Instant now = clock.instant();
        try (Progress progress = new Progress("users", nameless.size(), err)) {
            nameless.stream().sorted().forEach(id -> {
                if (newcomers.hasId(id)) {
                    ofNoOne.add(id);
                } else {
                    Outcome outcome = newcomers.admit(
                            Importer.placeholderUser(id, newcomers::hasUsername, now), user -> add(user, node));
                    summary.count(outcome);
                    Importer.refuseTaken(outcome);
                }
                onward(progress);
            });
        }
        node.accept(newcomers.sequence());
    }

    private void add(User user, Consumer<NewNode> node) {
        var _ = places.indexOf(user.id().value());
        node.accept(UserAdmission.node(user));
    }

    @Override
    public String edgeType() {
        return BulkFollows.TYPE;
    }

    @Override
    public void edges(Consumer<NewEdge> edge) {
        begunFollows = System.nanoTime();
        Set<Long> without = new HashSet<>(ofNoOne);
        for (long id : files.followList().users()) {
            // a line of the file that could not be used leaves someone who is followed but not there
            if (!newcomers.hasId(id)) {
                without.add(id);
            }
        }
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
        FollowList.Pairs pairs =
                files.followList().byPair(without, now - files.followList().size());
        summary.unknownUsers += pairs.leftOut();
        try (Progress progress = new Progress("follows", pairs.follows(), err)) {
            pairs.forEach(pair -> BulkFollows.edges(pair, places::indexOf, follow -> {
                edge.accept(follow);
                summary.followsCreated++;
                onward(progress);
            }));
            summary.duplicates += pairs.duplicates();
        }
    }

    @Override
    public void throwIfStopped() {
        Importer.stopIf(isStopped);
    }

    private void onward(Progress progress) {
        progress.add(1);
        told++;
        if (told % ASKED_EVERY == 0) {
            throwIfStopped();
        }
    }
}
