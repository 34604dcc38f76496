/** Hiding users and showing them again. */
@NullMarked
package dev.kith.application.hide;

import org.jspecify.annotations.NullMarked;
