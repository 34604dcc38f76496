package dev.kith.domain.search;

import dev.kith.domain.text.TextFolding;
import dev.kith.domain.user.User;
import java.util.Arrays;
import java.util.Comparator;

/** How well a user matches a search text. */
public final class Relevance {

    /** From the best match to the weakest. */
    public enum Fit {
        /** The username begins with the text. */
        NAME_BEGINS,
        REAL_NAME_BEGINS,
        /** A later word of the real name begins with the text. */
        WORD_BEGINS,
        WITHIN
    }

    /** By code points, as the database orders text, not by UTF-16 units. */
    private static final Comparator<String> BY_CODE_POINT = (one, other) ->
            Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());

    private Relevance() {}

    /** @param text folded */
    public static Fit of(User user, String text) {
        String realName = TextFolding.fold(user.profile().realName());
        if (user.username().key().startsWith(text)) {
            return Fit.NAME_BEGINS;
        }
        if (realName.startsWith(text)) {
            return Fit.REAL_NAME_BEGINS;
        }
        return realName.contains(" " + text) ? Fit.WORD_BEGINS : Fit.WITHIN;
    }

    /**
     * The best match first. Matches at the beginning of a name are ordered by that name, so that an exact match comes
     * first. All other matches, and ties, are ordered by id. The order is total.
     *
     * @param text folded
     */
    public static Comparator<User> to(String text) {
        return Comparator.<User, Fit>comparing(user -> of(user, text))
                .thenComparing(user -> beginning(user, text), BY_CODE_POINT)
                .thenComparing(User::id);
    }

    private static String beginning(User user, String text) {
        return switch (of(user, text)) {
            case NAME_BEGINS -> user.username().key();
            case REAL_NAME_BEGINS -> TextFolding.fold(user.profile().realName());
            case WORD_BEGINS, WITHIN -> "";
        };
    }
}
