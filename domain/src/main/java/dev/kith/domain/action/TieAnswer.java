package dev.kith.domain.action;

import dev.kith.domain.tie.Refusal;
import dev.kith.domain.tie.Tie;

/** The result of a {@link TieAction}. */
public sealed interface TieAnswer {

    /**
     * What the action brings about is so now.
     *
     * @param tie after the action
     * @param changed false if it was so before
     */
    record Done(Tie tie, boolean changed) implements TieAnswer {}

    /** There is no request that the action could answer. */
    record NoRequest() implements TieAnswer {}

    record Refused(Refusal why) implements TieAnswer {}
}
