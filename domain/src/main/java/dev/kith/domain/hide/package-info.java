/** Hiding another user, which ends all else between the two. */
@NullMarked
package dev.kith.domain.hide;

import org.jspecify.annotations.NullMarked;
