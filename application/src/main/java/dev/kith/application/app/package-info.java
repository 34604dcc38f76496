/** Letting applications in, and the port that keeps them. */
@NullMarked
package dev.kith.application.app;

import org.jspecify.annotations.NullMarked;
