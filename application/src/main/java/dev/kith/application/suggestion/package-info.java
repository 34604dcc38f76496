/** Suggestions of users, and the port that finds them. */
@NullMarked
package dev.kith.application.suggestion;

import org.jspecify.annotations.NullMarked;
