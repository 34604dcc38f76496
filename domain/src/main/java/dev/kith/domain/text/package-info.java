/** Rules for texts from outside: their length, the characters in them, and how they compare. */
@NullMarked
package dev.kith.domain.text;

import org.jspecify.annotations.NullMarked;
