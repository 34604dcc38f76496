package dev.kith.domain.tie;

/** What a rule makes of a tie: what stands from now on, and what to tell whoever asked. An unchanged tie means that nothing happens. */
public record Decision<A>(Tie next, A answer) {}
