package dev.kith.bootstrap.importing.file;

import dev.kith.application.importing.follow.FollowList;
import java.nio.file.Path;

/**
 * An edge list, the form of published graph data sets: two ids per line, separated by white space; # starts a comment
 * line.
 */
public final class EdgeListFile {

    private static final int MAX_ID_DIGITS = 18;

    private final Path path;

    public EdgeListFile(Path path) {
        this.path = path;
    }

    /** Reads the file and returns the number of self-follows, which are left out. */
    public long readInto(FollowList follows, BadLines bad) {
        return new TextFile(path).read(text -> {
            long number = 0;
            long selfFollows = 0;
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                number++;
                if (isSelfFollow(line, number, follows, bad)) {
                    selfFollows++;
                }
            }
            return selfFollows;
        });
    }

    /** Parses a line. Adds its follow to the list, or reports the line if it is bad. */
    private boolean isSelfFollow(String line, long number, FollowList follows, BadLines bad) {
        int start = skipSpace(line, 0);
        if (start == line.length() || line.charAt(start) == '#') {
            return false;
        }
        int end = skipDigits(line, start);
        int second = skipSpace(line, end);
        int secondEnd = skipDigits(line, second);
        if (second == end
                || skipSpace(line, secondEnd) != line.length()
                || !isId(start, end)
                || !isId(second, secondEnd)) {
            bad.add(path, number, "expected two ids with white space between them");
            return false;
        }
        long follower = Long.parseLong(line, start, end, 10);
        long followee = Long.parseLong(line, second, secondEnd, 10);
        if (follower < 1 || followee < 1) {
            bad.add(path, number, "ids begin at 1");
        } else if (follower != followee) {
            follows.add(follower, followee, FollowList.UNKNOWN_TIME);
        }
        return follower == followee && follower >= 1;
    }

    private static boolean isId(int start, int end) {
        return start < end && end - start <= MAX_ID_DIGITS;
    }

    private static int skipSpace(String line, int from) {
        int i = from;
        while (i < line.length() && Character.isWhitespace(line.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int skipDigits(String line, int from) {
        int i = from;
        while (i < line.length() && line.charAt(i) >= '0' && line.charAt(i) <= '9') {
            i++;
        }
        return i;
    }
}
