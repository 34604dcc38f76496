/** The server from start to stop. */
@NullMarked
package dev.kith.bootstrap.serving;

import org.jspecify.annotations.NullMarked;
