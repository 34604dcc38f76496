/** Applications that the operator has registered. */
@NullMarked
package dev.kith.domain.app;

import org.jspecify.annotations.NullMarked;
