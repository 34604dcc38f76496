package dev.kith.domain.account;

import org.jspecify.annotations.Nullable;

/** Why a password is refused. Lengths are in Unicode code points. */
public enum PasswordPolicyViolation {
    TOO_SHORT,
    TOO_LONG,
    /** It has fewer than three of: lower case, upper case, digits, other characters. */
    TOO_SIMPLE,
    /** It has a control character or half of a surrogate pair. */
    UNPRINTABLE;

    public static final int MIN_LENGTH = 8;
    public static final int MAX_LENGTH = 128;

    private static final int KINDS = 3;

    /** The first violation, null if the password is accepted. */
    public static @Nullable PasswordPolicyViolation of(Password password) {
        String text = password.text();
        int length = text.codePointCount(0, text.length());
        if (length > MAX_LENGTH) {
            return TOO_LONG;
        }
        if (text.codePoints().anyMatch(PasswordPolicyViolation::isUnprintable)) {
            return UNPRINTABLE;
        }
        if (length < MIN_LENGTH) {
            return TOO_SHORT;
        }
        return text.codePoints().map(PasswordPolicyViolation::kind).distinct().count() < KINDS ? TOO_SIMPLE : null;
    }

    private static boolean isUnprintable(int point) {
        return Character.isISOControl(point) || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private static int kind(int point) {
        if (Character.isLowerCase(point)) {
            return 0;
        }
        if (Character.isUpperCase(point)) {
            return 1;
        }
        return Character.isDigit(point) ? 2 : 3;
    }
}
