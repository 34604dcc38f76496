package dev.kith.domain.account;

import java.text.Normalizer;

/**
 * A password as typed, in Unicode form NFC, so that it does not depend on the keyboard. It is never printed.
 *
 * @param text at most {@link #MAX_UNITS} UTF-16 units, so that the normalizer has little work
 */
public record Password(String text) {

    /** Every password that the policy allows fits, in any form of Unicode. */
    public static final int MAX_UNITS = 8 * PasswordPolicyViolation.MAX_LENGTH;

    public Password {
        if (text.length() > MAX_UNITS) {
            throw new IllegalArgumentException("A password of " + text.length() + " UTF-16 units");
        }
        text = Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
