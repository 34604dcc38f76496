/** Hiding another user, which removes all other edges between the two. */
@NullMarked
package dev.kith.domain.hide;

import org.jspecify.annotations.NullMarked;
