/** What stands between two users, as one value: the unit that is decided on and kept in one step. */
@NullMarked
package dev.kith.domain.tie;

import org.jspecify.annotations.NullMarked;
