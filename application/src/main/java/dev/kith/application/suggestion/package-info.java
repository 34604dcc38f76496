/** Whom a user might know. */
@NullMarked
package dev.kith.application.suggestion;

import org.jspecify.annotations.NullMarked;
