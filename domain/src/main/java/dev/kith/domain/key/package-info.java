/** Service keys: what a program signs its requests to the graph API with. */
@NullMarked
package dev.kith.domain.key;

import org.jspecify.annotations.NullMarked;
