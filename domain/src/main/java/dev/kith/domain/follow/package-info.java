/** The one-way follow. */
@NullMarked
package dev.kith.domain.follow;

import org.jspecify.annotations.NullMarked;
