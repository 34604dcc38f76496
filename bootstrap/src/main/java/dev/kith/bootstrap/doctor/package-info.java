/** Looking for what should never be, and mending it. */
@NullMarked
package dev.kith.bootstrap.doctor;

import org.jspecify.annotations.NullMarked;
