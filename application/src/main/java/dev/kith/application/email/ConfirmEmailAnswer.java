package dev.kith.application.email;

import java.time.Duration;

/** What became of a code that was shown. */
public sealed interface ConfirmEmailAnswer {

    record Confirmed() implements ConfirmEmailAnswer {}

    /** It is not the code, or no longer, or not for this address. */
    record WrongCode() implements ConfirmEmailAnswer {}

    record Taken() implements ConfirmEmailAnswer {}

    record Throttled(Duration pause) implements ConfirmEmailAnswer {}
}
