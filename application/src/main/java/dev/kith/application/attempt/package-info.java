/** Rate limits for guesses of secrets. */
@NullMarked
package dev.kith.application.attempt;

import org.jspecify.annotations.NullMarked;
