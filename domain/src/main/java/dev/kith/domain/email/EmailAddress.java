package dev.kith.domain.email;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address in Unicode form NFC, unique without regard to case. Quoted local parts and address literals are not
 * supported.
 */
public record EmailAddress(String text) {

    public static final int MAX_LENGTH = 254;

    private static final String ATOM = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]++";
    private static final String LABEL = "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}-]{0,62}+(?<!-)";
    private static final Pattern FORM =
            Pattern.compile("(?=[^@]{1,64}+@)" + ATOM + "(?:\\." + ATOM + ")*+@(?:" + LABEL + "\\.)++" + LABEL);

    public EmailAddress {
        if (!isWellFormed(text)) {
            throw new IllegalArgumentException("Not an e-mail address");
        }
        text = Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    public static boolean isWellFormed(String text) {
        return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
    }

    /** Equal for addresses that differ in case only. */
    public String key() {
        return keyOf(text);
    }

    /** The key of a stored address, which need not be well-formed. */
    public static String keyOf(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    public boolean isSameAs(EmailAddress other) {
        return key().equals(other.key());
    }

    @Override
    public String toString() {
        return text;
    }
}
