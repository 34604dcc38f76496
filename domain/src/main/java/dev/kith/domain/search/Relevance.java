package dev.kith.domain.search;

import dev.kith.domain.user.TextFolding;
import dev.kith.domain.user.User;
import java.util.Arrays;
import java.util.Comparator;

/** How well users fit a text: what a person expects to see first who types it. */
public final class Relevance {

    /** From best to least. */
    public enum Fit {
        /** The username is the text, or begins with it. */
        NAME_BEGINS,
        REAL_NAME_BEGINS,
        /** A later word of the real name does. */
        WORD_BEGINS,
        WITHIN
    }

    /** As a database orders text: by code points, not by the halves of a surrogate pair. */
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
     * The best fit first. Those whose name begins with the text come in the order of that name, so that the name which is the text is the first
     * of all; the rest by id, as are ties. Total.
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
