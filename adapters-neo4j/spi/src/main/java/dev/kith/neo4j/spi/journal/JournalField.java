package dev.kith.neo4j.spi.journal;

/** The parts of a user in an entry of the type {@link JournalKind#USER_UPDATED}, one bit each. They never change. */
public final class JournalField {

    public static final long USERNAME = 1;
    public static final long NAME = 1 << 1;
    public static final long BIO = 1 << 2;
    public static final long WEBSITE = 1 << 3;
    public static final long PICTURE = 1 << 4;
    public static final long STATUS = 1 << 5;
    public static final long LISTS = 1 << 6;
    public static final long PROFILE = 1 << 7;
    public static final long ACCOUNT = 1 << 8;
    public static final long POSTS = 1 << 9;

    private JournalField() {}
}
