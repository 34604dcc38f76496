/** A server over a generated community, deleted when the server stops. */
@NullMarked
package dev.kith.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
