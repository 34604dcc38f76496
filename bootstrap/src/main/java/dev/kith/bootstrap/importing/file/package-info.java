/** The files of an import: what their lines mean. */
@NullMarked
package dev.kith.bootstrap.importing.file;

import org.jspecify.annotations.NullMarked;
