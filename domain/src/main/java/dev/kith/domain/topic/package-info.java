/** Tags and categories. */
@NullMarked
package dev.kith.domain.topic;

import org.jspecify.annotations.NullMarked;
