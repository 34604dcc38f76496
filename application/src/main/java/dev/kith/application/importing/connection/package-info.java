/** Imported connections and their rules. */
@NullMarked
package dev.kith.application.importing.connection;

import org.jspecify.annotations.NullMarked;
