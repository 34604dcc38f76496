/** The port behind which all that stands between two users is kept and decided. */
@NullMarked
package dev.kith.application.tie;

import org.jspecify.annotations.NullMarked;
