/** The command that reads the journal. */
@NullMarked
package dev.kith.bootstrap.journal;

import org.jspecify.annotations.NullMarked;
