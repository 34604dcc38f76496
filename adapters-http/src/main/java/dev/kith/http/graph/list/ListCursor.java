package dev.kith.http.graph.list;

import dev.kith.domain.user.UserId;
import dev.kith.domain.walk.WalkCursor;
import dev.kith.http.graph.problem.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;

/**
 * Writes the place of a page as text and reads it again. The text is opaque to clients. It has a hash of the place and of
 * the question, so that a cursor of another question is refused; it is no secret.
 */
final class ListCursor {

    private static final int PLACE = 1 + 2 * Long.BYTES;
    private static final int HASH = 8;

    private ListCursor() {}

    /** @param question everything that decides what the whole list is */
    static String text(WalkCursor cursor, String question) {
        byte[] place = ByteBuffer.allocate(PLACE)
                .put((byte) cursor.group())
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, cursor.since()))
                .putLong(cursor.user().value())
                .array();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(PLACE + HASH)
                        .put(place)
                        .put(hash(place, question))
                        .array());
    }

    /** @throws dev.kith.http.wire.ApiError 400 for a text that was not written for this question */
    static WalkCursor parse(String text, String question) {
        byte[] bytes = decoded(text);
        if (bytes.length != PLACE + HASH) {
            throw Problems.invalidCursor();
        }
        byte[] place = Arrays.copyOf(bytes, PLACE);
        if (!Arrays.equals(hash(place, question), Arrays.copyOfRange(bytes, PLACE, PLACE + HASH))) {
            throw Problems.invalidCursor();
        }
        ByteBuffer values = ByteBuffer.wrap(place);
        int group = values.get();
        Instant since = Instant.EPOCH.plus(values.getLong(), ChronoUnit.MICROS);
        long user = values.getLong();
        // whoever knows how, can make a text of a place that no list has
        if (group < 0 || group > 1 || user < 1) {
            throw Problems.invalidCursor();
        }
        return new WalkCursor(group, since, new UserId(user));
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw Problems.invalidCursor();
        }
    }

    private static byte[] hash(byte[] place, String question) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(place);
            return Arrays.copyOf(digest.digest(question.getBytes(StandardCharsets.UTF_8)), HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
