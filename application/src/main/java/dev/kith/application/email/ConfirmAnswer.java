package dev.kith.application.email;

import java.time.Duration;

/** What became of a code that was shown. */
public sealed interface ConfirmAnswer {

    record Confirmed() implements ConfirmAnswer {}

    /** It is not the code, or no longer, or not for this address. */
    record WrongCode() implements ConfirmAnswer {}

    record Taken() implements ConfirmAnswer {}

    record Throttled(Duration pause) implements ConfirmAnswer {}
}
