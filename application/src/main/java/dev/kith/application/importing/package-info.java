/** The rules of an import: which users it creates, and what it writes when the graph already holds something. */
@NullMarked
package dev.kith.application.importing;

import org.jspecify.annotations.NullMarked;
