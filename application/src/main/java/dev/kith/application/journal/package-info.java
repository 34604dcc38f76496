/** The journal: every change of the graph once, in order. */
@NullMarked
package dev.kith.application.journal;

import org.jspecify.annotations.NullMarked;
