/** Measuring a running server from outside, with floors measured in the same run. */
@NullMarked
package dev.kith.bootstrap.bench;

import org.jspecify.annotations.NullMarked;
