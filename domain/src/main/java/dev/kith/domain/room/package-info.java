/** Groups and pages that users are members of. */
@NullMarked
package dev.kith.domain.room;

import org.jspecify.annotations.NullMarked;
