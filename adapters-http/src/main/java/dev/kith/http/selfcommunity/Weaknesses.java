package dev.kith.http.selfcommunity;

import dev.kith.domain.account.Weakness;
import dev.kith.http.wire.Failure;

/** The dialect's words for why a password will not do. */
final class Weaknesses {

    private Weaknesses() {}

    static Failure failure(String field, Weakness why) {
        return switch (why) {
            case TOO_SHORT -> Failure.ofField(field, "min_length", "Ensure this field has at least " + Weakness.MIN_LENGTH + " characters.");
            case TOO_LONG -> Failure.ofField(field, "max_length", "Ensure this field has no more than " + Weakness.MAX_LENGTH + " characters.");
            case TOO_PLAIN ->
                Failure.ofField(field, "invalid", "Use at least three of lower case letters, upper case letters, digits, other characters.");
            case UNPRINTABLE -> Failure.ofField(field, "invalid", "Control characters are not allowed.");
        };
    }
}
