/** Posts and feeds, and the port that stores posts. */
@NullMarked
package dev.kith.application.post;

import org.jspecify.annotations.NullMarked;
