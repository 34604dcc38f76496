package dev.kith.bootstrap.importing.file;

import dev.kith.application.importing.follow.FollowList;
import dev.kith.bootstrap.importing.read.BadLines;
import dev.kith.bootstrap.importing.read.IdText;
import dev.kith.bootstrap.importing.read.LineReader.Line;
import dev.kith.bootstrap.importing.read.TextFile;

/**
 * An edge list, the form of published graph data sets: two ids per line, separated by white space; # starts a comment
 * line.
 */
public final class EdgeListFile {

    private final TextFile file;

    public EdgeListFile(TextFile file) {
        this.file = file;
    }

    /** Reads the file and returns the number of self-follows, which are left out. */
    public long readInto(FollowList follows, BadLines bad) {
        return file.read(lines -> {
            long selfFollows = 0;
            for (Line line = lines.next(); line != null; line = lines.next()) {
                if (isSelfFollow(line, follows, bad)) {
                    selfFollows++;
                }
            }
            return selfFollows;
        });
    }

    /** Parses a line. Adds its follow to the list, or reports the line if it is bad. */
    private boolean isSelfFollow(Line line, FollowList follows, BadLines bad) {
        String text = line.text();
        int start = skipSpace(text, 0);
        boolean isEmpty = start == text.length() && !line.isTooLong();
        if (isEmpty || text.startsWith("#", start)) {
            return false;
        }
        bad.countLine();
        int end = skipNonSpace(text, start);
        int second = skipSpace(text, end);
        int secondEnd = skipNonSpace(text, second);
        long follower = IdText.parse(text, start, end);
        long followee = IdText.parse(text, second, secondEnd);
        String fault = line.fault();
        if (fault != null) {
            bad.add(file.name(), line.number(), fault);
            return false;
        }
        if (follower == 0 || followee == 0 || skipSpace(text, secondEnd) != text.length()) {
            bad.add(
                    file.name(),
                    line.number(),
                    "expected two ids from 1 to " + IdText.MAX + " with white space between them");
            return false;
        }
        if (follower != followee) {
            follows.add(follower, followee, FollowList.UNKNOWN_TIME);
        }
        return follower == followee;
    }

    private static int skipSpace(String line, int from) {
        int i = from;
        while (i < line.length() && Character.isWhitespace(line.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int skipNonSpace(String line, int from) {
        int i = from;
        while (i < line.length() && !Character.isWhitespace(line.charAt(i))) {
            i++;
        }
        return i;
    }
}
