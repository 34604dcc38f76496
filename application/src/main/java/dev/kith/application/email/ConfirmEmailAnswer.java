package dev.kith.application.email;

import java.time.Duration;

/** The result of confirming an e-mail address. */
public sealed interface ConfirmEmailAnswer {

    record Confirmed() implements ConfirmEmailAnswer {}

    /** The code is wrong, has expired, or belongs to another address; or another user has the address. */
    record WrongCode() implements ConfirmEmailAnswer {}

    record Throttled(Duration pause) implements ConfirmEmailAnswer {}
}
