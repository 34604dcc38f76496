package dev.kith.domain.user;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id of a user in another system: text of 1 to 255 bytes in UTF-8, without control characters. Two ids are equal if
 * their bytes are.
 */
public record ExternalId(String value) {

    public static final int MAX_BYTES = 255;

    /** The only form of a whole number, so that two texts never show as one number. */
    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|-?+[1-9][0-9]{0,18}+");

    public ExternalId {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("Not an external id, " + value.length() + " characters");
        }
    }

    public static ExternalId of(long number) {
        return new ExternalId(Long.toString(number));
    }

    public static boolean isWellFormed(String text) {
        // a UTF-16 unit has at least one byte
        return !text.isEmpty()
                && text.length() <= MAX_BYTES
                && text.codePoints().noneMatch(ExternalId::isRefused)
                && text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }

    /** Half of a surrogate pair has no bytes in UTF-8. */
    private static boolean isRefused(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
    }

    /** The id as a whole number, for clients that know external ids as numbers only; null if it is no such number. */
    public @Nullable Long number() {
        if (!WHOLE_NUMBER.matcher(value).matches()) {
            return null;
        }
        try {
            return Long.valueOf(value);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
