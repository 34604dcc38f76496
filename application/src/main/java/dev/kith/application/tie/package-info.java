/** The port that stores ties and decides on them. */
@NullMarked
package dev.kith.application.tie;

import org.jspecify.annotations.NullMarked;
