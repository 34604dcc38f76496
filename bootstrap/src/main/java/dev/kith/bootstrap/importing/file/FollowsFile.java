package dev.kith.bootstrap.importing.file;

import dev.kith.application.importing.follow.FollowList;
import dev.kith.bootstrap.importing.read.BadLines;
import dev.kith.bootstrap.importing.read.CsvFile;
import dev.kith.bootstrap.importing.read.TextFile;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;

/** Follows as CSV: {@code follower}, {@code followee} and, optionally, {@code since}. */
public final class FollowsFile {

    private final CsvFile csv;

    public FollowsFile(TextFile file) {
        this.csv = new CsvFile(file, List.of("follower", "followee"), List.of("since"));
    }

    public void printIgnoredColumns(PrintWriter err) {
        csv.printIgnoredColumns(err);
    }

    /** Reads the file and returns the number of self-follows, which are left out. */
    public long readInto(FollowList follows, BadLines bad) {
        int before = follows.size();
        long lines = csv.forEach(bad, line -> {
            long follower = line.id("follower");
            long followee = line.id("followee");
            long since = line.micros("since", FollowList.UNKNOWN_TIME);
            if (follower != followee) {
                follows.add(follower, followee, since);
            }
        });
        return lines - (follows.size() - before);
    }

    /** Reads the file again and reports each line with an unknown user. */
    void reportUnknownUsers(Set<Long> unknown, BadLines bad) {
        // the first reading reported all other bad lines
        var _ = csv.forEach(BadLines.silent(), line -> {
            long follower = line.id("follower");
            long followee = line.id("followee");
            var _ = line.micros("since", FollowList.UNKNOWN_TIME);
            if (follower != followee && (unknown.contains(follower) || unknown.contains(followee))) {
                bad.add(
                        csv.path(),
                        line.number(),
                        "there is no user " + (unknown.contains(follower) ? follower : followee));
            }
        });
    }
}
