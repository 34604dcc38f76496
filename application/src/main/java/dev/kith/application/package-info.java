/** The use cases and the ports they need; what all of them have in common. */
@NullMarked
package dev.kith.application;

import org.jspecify.annotations.NullMarked;
