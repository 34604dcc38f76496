/** Soft and hard deletion of users. */
@NullMarked
package dev.kith.application.deletion;

import org.jspecify.annotations.NullMarked;
