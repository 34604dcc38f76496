/** What all commands share: options, the sources of their values, JSON output, and failures with an exit code. */
@NullMarked
package dev.kith.bootstrap.commandline;

import org.jspecify.annotations.NullMarked;
