/** The HTTP server from start to shutdown, and the command that runs it. */
@NullMarked
package dev.kith.bootstrap.server;

import org.jspecify.annotations.NullMarked;
