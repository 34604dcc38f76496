/** Finding users by what is known of them. */
@NullMarked
package dev.kith.application.search;

import org.jspecify.annotations.NullMarked;
