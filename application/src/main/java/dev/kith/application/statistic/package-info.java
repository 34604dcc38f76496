/** How large the graph is. */
@NullMarked
package dev.kith.application.statistic;

import org.jspecify.annotations.NullMarked;
