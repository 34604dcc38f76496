package dev.kith.bootstrap.importing.file;

import dev.kith.application.importing.follow.FollowList;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;

/** Follows as CSV: {@code follower}, {@code followee} and, optionally, {@code since}. */
public final class FollowsFile {

    private final CsvFile csv;

    public FollowsFile(Path path) {
        this.csv = new CsvFile(path, Set.of("follower", "followee", "since"), Set.of("follower", "followee"));
    }

    public void printIgnoredColumns(PrintWriter err) {
        csv.printIgnoredColumns(err);
    }

    /** Reads the file and returns the number of self-follows, which are left out. */
    public long readInto(FollowList follows, BadLines bad) {
        int before = follows.size();
        long lines = csv.forEach(bad, line -> {
            long follower = CsvFile.id(line, "follower");
            long followee = CsvFile.id(line, "followee");
            long since = CsvFile.since(line, FollowList.UNKNOWN_TIME);
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
            long follower = CsvFile.id(line, "follower");
            long followee = CsvFile.id(line, "followee");
            var _ = CsvFile.since(line, FollowList.UNKNOWN_TIME);
            if (follower != followee && (unknown.contains(follower) || unknown.contains(followee))) {
                bad.add(
                        csv.path(),
                        line.getStartingLineNumber(),
                        "there is no user " + (unknown.contains(follower) ? follower : followee));
            }
        });
    }
}
