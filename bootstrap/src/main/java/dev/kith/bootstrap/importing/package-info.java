/** The import command, and the parts of an import that read optional files and write their content. */
@NullMarked
package dev.kith.bootstrap.importing;

import org.jspecify.annotations.NullMarked;
