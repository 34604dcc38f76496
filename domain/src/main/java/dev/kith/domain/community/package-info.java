/** The settings of a community. */
@NullMarked
package dev.kith.domain.community;

import org.jspecify.annotations.NullMarked;
