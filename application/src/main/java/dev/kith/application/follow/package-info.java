/** Following and following no longer. */
@NullMarked
package dev.kith.application.follow;

import org.jspecify.annotations.NullMarked;
