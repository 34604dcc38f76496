/** How often a secret may be guessed. */
@NullMarked
package dev.kith.application.attempt;

import org.jspecify.annotations.NullMarked;
