/** The applications that others wrote and the operator let in. */
@NullMarked
package dev.kith.domain.app;

import org.jspecify.annotations.NullMarked;
