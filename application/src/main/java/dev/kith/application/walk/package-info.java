/** Walks through the lists around a user, and the port that reads their pages. */
@NullMarked
package dev.kith.application.walk;

import org.jspecify.annotations.NullMarked;
