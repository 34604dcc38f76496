package dev.kith.bootstrap.importing.read;

/** Reads ids: ASCII digits only, so that a file means the same to every program. */
public final class IdText {

    /** Larger ids are refused, so that enough are left for the users and posts to come. */
    public static final long MAX = Long.MAX_VALUE - 0xFFFF_FFFFL;

    private static final int MAX_DIGITS = 19;

    private IdText() {}

    /** Returns the id in this part of the text, or 0 if it is none. */
    public static long parse(String text, int start, int end) {
        if (end - start < 1 || end - start > MAX_DIGITS) {
            return 0;
        }
        long id = 0;
        for (int i = start; i < end; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return 0;
            }
            // of nineteen digits only the last can overflow, and then the id is negative
            id = id * 10 + (digit - '0');
        }
        return id > MAX || id < 0 ? 0 : id;
    }
}
