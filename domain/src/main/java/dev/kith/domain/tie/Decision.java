package dev.kith.domain.tie;

/**
 * What a rule makes of a tie: the next tie, and the answer for the caller. If the tie is unchanged, nothing is written.
 */
public record Decision<A>(Tie next, A answer) {}
