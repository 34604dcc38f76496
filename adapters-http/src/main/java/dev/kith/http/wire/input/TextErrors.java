package dev.kith.http.wire.input;

import dev.kith.domain.text.TextRule;
import dev.kith.http.wire.ApiError;

/** Words why a text is refused. */
public final class TextErrors {

    private TextErrors() {}

    public static ApiError.FieldError of(String name, TextRule rule, TextRule.Violation why) {
        return switch (why) {
            case TOO_LONG ->
                new ApiError.FieldError(
                        name, "max_length", "Ensure this field has no more than " + rule.max() + " characters.");
            case UNPRINTABLE -> new ApiError.FieldError(name, "invalid", "Control characters are not allowed.");
            case STACKED_MARKS ->
                new ApiError.FieldError(
                        name,
                        "invalid",
                        "No more than " + TextRule.MAX_MARKS + " combining marks may follow a letter.");
        };
    }
}
