/** How a community is set up. */
@NullMarked
package dev.kith.domain.community;

import org.jspecify.annotations.NullMarked;
