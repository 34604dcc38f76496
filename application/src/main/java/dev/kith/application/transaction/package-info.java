/** Writes of several ports in one transaction, and answers that are kept with what they answer. */
@NullMarked
package dev.kith.application.transaction;

import org.jspecify.annotations.NullMarked;
