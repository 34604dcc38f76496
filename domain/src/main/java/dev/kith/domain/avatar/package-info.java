/** Pictures of users. */
@NullMarked
package dev.kith.domain.avatar;

import org.jspecify.annotations.NullMarked;
