package dev.kith.domain.hide;

import dev.kith.domain.tie.Refusal;

/** The result of hiding another user, or showing them again. */
public sealed interface HideAnswer {

    record Hidden() implements HideAnswer {}

    record AlreadyHidden() implements HideAnswer {}

    record Shown() implements HideAnswer {}

    record NotHidden() implements HideAnswer {}

    record Refused(Refusal why) implements HideAnswer {}
}
