package dev.kith.domain.session;

import org.jspecify.annotations.Nullable;

/**
 * What a rule makes of a session: the next session, and the answer.
 *
 * @param next null if the session ends or does not exist
 */
public record SessionDecision<A>(@Nullable Session next, A answer) {}
