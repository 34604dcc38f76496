/** Searches for users, and the port that runs them. */
@NullMarked
package dev.kith.application.search;

import org.jspecify.annotations.NullMarked;
