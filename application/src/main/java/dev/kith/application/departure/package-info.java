/** Users leaving: soft, so that others keep what they wrote, or hard, so that nothing is left. */
@NullMarked
package dev.kith.application.departure;

import org.jspecify.annotations.NullMarked;
