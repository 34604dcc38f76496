package dev.kith.neo4j.transport;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.OptionalLong;
import java.util.Set;
import org.neo4j.driver.Bookmark;

/**
 * The number of a transaction, from a bookmark. A database numbers the transactions that change it without gaps, and
 * the bookmark has the number in PackStream, after the id of the database. That is not documented. Another form of
 * bookmark has no number.
 */
final class TransactionNumber {

    private static final String PREFIX = "FB:";

    /** A list, and the id of the database as a byte array of this length. */
    private static final byte[] DATABASE_ID = {(byte) 0xCC, 16};

    private TransactionNumber() {}

    static OptionalLong of(Set<Bookmark> bookmarks) {
        String text = bookmarks.size() == 1 ? bookmarks.iterator().next().value() : "";
        if (!text.startsWith(PREFIX)) {
            return OptionalLong.empty();
        }
        try {
            return read(ByteBuffer.wrap(Base64.getDecoder().decode(text.substring(PREFIX.length()))));
        } catch (IllegalArgumentException | java.nio.BufferUnderflowException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong read(ByteBuffer bytes) {
        bytes.get();
        if (bytes.get() != DATABASE_ID[0] || bytes.get() != DATABASE_ID[1]) {
            return OptionalLong.empty();
        }
        bytes.position(bytes.position() + DATABASE_ID[1]);
        int marker = bytes.get() & 0xFF;
        return switch (marker) {
            case 0xC8 -> OptionalLong.of(bytes.get());
            case 0xC9 -> OptionalLong.of(bytes.getShort());
            case 0xCA -> OptionalLong.of(bytes.getInt());
            case 0xCB -> OptionalLong.of(bytes.getLong());
            default -> marker < 0x80 ? OptionalLong.of(marker) : OptionalLong.empty();
        };
    }
}
