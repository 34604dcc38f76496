package dev.kith.http.wire.input;

import java.util.OptionalLong;

/**
 * Reads whole numbers of queries and paths: ASCII digits, perhaps with a sign before and white space around them.
 * Leading zeros do not count. (A path has digits only, because its route matches nothing else.)
 */
public final class WholeNumbers {

    private WholeNumbers() {}

    /** Empty for a text that is no whole number. A number beyond the range of long is the nearest long. */
    public static OptionalLong parse(String text) {
        String number = text.strip();
        boolean negative = number.startsWith("-");
        String digits = negative || number.startsWith("+") ? number.substring(1) : number;
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        long value = 0;
        for (int at = 0; at < digits.length(); at++) {
            int digit = digits.charAt(at) - '0';
            if (value > (Long.MAX_VALUE - digit) / 10) {
                return OptionalLong.of(negative ? Long.MIN_VALUE : Long.MAX_VALUE);
            }
            value = 10 * value + digit;
        }
        return OptionalLong.of(negative ? -value : value);
    }

    /** A number that can be an id: at least 1, and less than the greatest long. Empty for any other text. */
    public static OptionalLong id(String text) {
        OptionalLong number = parse(text);
        return number.isPresent() && number.getAsLong() >= 1 && number.getAsLong() < Long.MAX_VALUE
                ? number
                : OptionalLong.empty();
    }
}
