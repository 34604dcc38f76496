/** Signing in and out, and the port that stores sessions. */
@NullMarked
package dev.kith.application.session;

import org.jspecify.annotations.NullMarked;
