/** The benchmark: it loads a running server from outside, and compares the results with baselines of the same run. */
@NullMarked
package dev.kith.bootstrap.bench;

import org.jspecify.annotations.NullMarked;
