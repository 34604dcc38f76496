/** Everything that stands between two users, as one value. Rules decide on it, and stores save it in one step. */
@NullMarked
package dev.kith.domain.tie;

import org.jspecify.annotations.NullMarked;
