/** The composition root: the program's entry point, and the store behind each port. */
@NullMarked
package dev.kith.bootstrap;

import org.jspecify.annotations.NullMarked;
