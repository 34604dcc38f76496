/** The command that lets applications in. */
@NullMarked
package dev.kith.bootstrap.app;

import org.jspecify.annotations.NullMarked;
