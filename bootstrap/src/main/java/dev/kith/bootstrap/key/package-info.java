/** The commands for the service keys of the graph API. */
@NullMarked
package dev.kith.bootstrap.key;

import org.jspecify.annotations.NullMarked;
