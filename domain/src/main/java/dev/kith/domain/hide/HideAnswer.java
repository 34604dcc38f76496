package dev.kith.domain.hide;

import dev.kith.domain.tie.Refusal;

/** What became of a wish to hide another user, or to see them again. */
public sealed interface HideAnswer {

    record Hidden() implements HideAnswer {}

    record Shown() implements HideAnswer {}

    record Refused(Refusal why) implements HideAnswer {}
}
