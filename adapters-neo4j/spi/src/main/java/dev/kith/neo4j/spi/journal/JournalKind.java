package dev.kith.neo4j.spi.journal;

/**
 * The types of the entries. The kind of an entry is a type and a detail, {@code type + 16 * detail}. The numbers are in
 * every database, so they never change. Without a detail nothing is known about the cause.
 */
public final class JournalKind {

    /** The number that a detail is multiplied by. */
    public static final int DETAIL = 16;

    /** The detail is 1 if the two follow each other from now on. */
    public static final int FOLLOW_CREATED = 1;

    /** The detail of this and of each later type with a cause is the cause. */
    public static final int FOLLOW_DELETED = 2;

    public static final int MUTUAL_FOLLOW_DELETED = 3;
    public static final int REQUEST_CREATED = 4;
    public static final int REQUEST_REJECTED = 5;
    public static final int REQUEST_RESTORED = 6;
    public static final int REQUEST_CANCELLED = 7;
    public static final int CONNECTION_CREATED = 8;
    public static final int CONNECTION_DELETED = 9;
    public static final int HIDE_CREATED = 10;
    public static final int HIDE_DELETED = 11;
    public static final int USER_CREATED = 12;

    /** The second user of the entry is a set of fields, see {@link JournalField}. */
    public static final int USER_UPDATED = 13;

    /** The detail is 1 if the user is erased. */
    public static final int USER_DELETED = 14;

    /** The detail is the reason. */
    public static final int GRAPH_RESET = 15;

    /** The reason of a {@link #GRAPH_RESET}: one transaction changed too much. */
    public static final int TOO_LARGE = 1;

    private JournalKind() {}

    public static long of(int type, int detail) {
        return type + (long) DETAIL * detail;
    }
}
