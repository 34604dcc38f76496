package dev.kith.http.selfcommunity.account;

import dev.kith.domain.account.PasswordPolicyViolation;
import dev.kith.http.wire.ApiError;

/** Words in this dialect why a password is refused. */
final class PasswordErrors {

    private PasswordErrors() {}

    static ApiError of(String field, PasswordPolicyViolation why) {
        return switch (why) {
            case TOO_SHORT ->
                ApiError.ofField(
                        field,
                        "min_length",
                        "Ensure this field has at least " + PasswordPolicyViolation.MIN_LENGTH + " characters.");
            case TOO_LONG ->
                ApiError.ofField(
                        field,
                        "max_length",
                        "Ensure this field has no more than " + PasswordPolicyViolation.MAX_LENGTH + " characters.");
            case TOO_SIMPLE ->
                ApiError.ofField(
                        field,
                        "invalid",
                        "Use at least three of lower case letters, upper case letters, digits, other characters.");
            case UNPRINTABLE -> ApiError.ofField(field, "invalid", "Control characters are not allowed.");
        };
    }
}
