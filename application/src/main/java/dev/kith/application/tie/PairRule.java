package dev.kith.application.tie;

import dev.kith.domain.tie.Decision;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Tie;
import java.util.function.Function;

/**
 * A rule, and the pair on whose tie it decides.
 *
 * @param rule may run more than once, so it must depend on its argument only
 */
public record PairRule<A>(Pair pair, Function<Tie, Decision<A>> rule) {}
