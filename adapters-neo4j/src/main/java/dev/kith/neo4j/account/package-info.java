/** Passwords, sessions, e-mail changes, settings, and applications with their tokens, as private nodes. */
@NullMarked
package dev.kith.neo4j.account;

import org.jspecify.annotations.NullMarked;
