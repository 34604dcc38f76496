package dev.kith.application.email;

import java.time.Duration;

/** The result of confirming an e-mail address. */
public sealed interface ConfirmEmailAnswer {

    record Confirmed() implements ConfirmEmailAnswer {}

    /** The code is wrong, has expired, or belongs to another address. */
    record WrongCode() implements ConfirmEmailAnswer {}

    record Taken() implements ConfirmEmailAnswer {}

    record Throttled(Duration pause) implements ConfirmEmailAnswer {}
}
