/** Following, unfollowing, and asking who follows. */
@NullMarked
package dev.kith.application.follow;

import org.jspecify.annotations.NullMarked;
