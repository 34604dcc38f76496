/** Searches for users: by text, attributes and distance. */
@NullMarked
package dev.kith.domain.search;

import org.jspecify.annotations.NullMarked;
