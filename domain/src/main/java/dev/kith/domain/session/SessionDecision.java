package dev.kith.domain.session;

import org.jspecify.annotations.Nullable;

/**
 * What follows from using a session.
 *
 * @param next the session from now on, null where there is none
 */
public record SessionDecision<A>(@Nullable Session next, A answer) {}
