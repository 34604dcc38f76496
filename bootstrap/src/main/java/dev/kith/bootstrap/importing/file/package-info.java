/** Reads import files line by line, and reports bad lines. */
@NullMarked
package dev.kith.bootstrap.importing.file;

import org.jspecify.annotations.NullMarked;
