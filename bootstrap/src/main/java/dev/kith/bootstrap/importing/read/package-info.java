/** Reads text files that an operator gives: line by line, in bounded memory. Names each line that it cannot read. */
@NullMarked
package dev.kith.bootstrap.importing.read;

import org.jspecify.annotations.NullMarked;
