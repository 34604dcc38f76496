package dev.kith.domain.search;

import dev.kith.domain.text.TextFolding;
import org.jspecify.annotations.Nullable;

/**
 * Some of all users.
 *
 * @param text in the username or in the real name, folded; one shorter than {@link #MIN_INNER} at the beginning of one
 *     of the two; null for any
 * @param suspended whether moderation has suspended the user; null for either
 */
public record UserFilter(@Nullable String text, @Nullable Boolean suspended) {

    /** The shortest text that is found anywhere in a name: an index knows no shorter ones. */
    public static final int MIN_INNER = 3;

    public static final UserFilter NONE = new UserFilter(null, null);

    public UserFilter {
        text = text == null ? null : TextFolding.fold(text);
    }

    /** Whether the text has nothing to compare with, such as a lone accent. It is in no name. */
    public boolean matchesNobody() {
        return text != null && text.isEmpty();
    }

    /** @param foldedName the username or the real name */
    public boolean isIn(String foldedName) {
        return text == null || (isInner(text) ? foldedName.contains(text) : foldedName.startsWith(text));
    }

    /** Whether a folded text is found anywhere in a name. */
    public static boolean isInner(String text) {
        return text.codePointCount(0, text.length()) >= MIN_INNER;
    }
}
