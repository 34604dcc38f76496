/** The program: its command line, and every choice of what stands behind a port. */
@NullMarked
package dev.kith.bootstrap;

import org.jspecify.annotations.NullMarked;
