/** Suggestions of users, and why. */
@NullMarked
package dev.kith.http.graph.suggestion;

import org.jspecify.annotations.NullMarked;
