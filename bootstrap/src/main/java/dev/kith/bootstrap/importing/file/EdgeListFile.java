package dev.kith.bootstrap.importing.file;

import dev.kith.bootstrap.importing.follow.FollowList;
import java.nio.file.Path;

/** An edge list, the form of published graph data sets: two ids per line, separated by white space; # starts a comment line. */
public final class EdgeListFile {

    private static final int MAX_ID_DIGITS = 18;

    private final Path path;
    private long selfFollows;

    public EdgeListFile(Path path) {
        this.path = path;
    }

    public void readInto(FollowList follows, BadLines bad) {
        new TextFile(path).read(text -> {
            long number = 0;
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                number++;
                parse(line, number, follows, bad);
            }
        });
    }

    public long selfFollows() {
        return selfFollows;
    }

    private void parse(String line, long number, FollowList follows, BadLines bad) {
        int start = skipSpace(line, 0);
        if (start == line.length() || line.charAt(start) == '#') {
            return;
        }
        int end = skipDigits(line, start);
        int second = skipSpace(line, end);
        int secondEnd = skipDigits(line, second);
        if (second == end
                || skipSpace(line, secondEnd) != line.length()
                || !isId(start, end)
                || !isId(second, secondEnd)) {
            bad.add(path, number, "expected two ids with white space between them");
            return;
        }
        long follower = Long.parseLong(line, start, end, 10);
        long followee = Long.parseLong(line, second, secondEnd, 10);
        if (follower < 1 || followee < 1) {
            bad.add(path, number, "ids begin at 1");
        } else if (follower == followee) {
            selfFollows++;
        } else {
            follows.add(follower, followee, FollowList.UNKNOWN_TIME);
        }
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
