/** A made-up community to look at, gone when the server stops. */
@NullMarked
package dev.kith.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
