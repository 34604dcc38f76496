/** Signing in, staying so and signing out, and the port that keeps sessions. */
@NullMarked
package dev.kith.application.session;

import org.jspecify.annotations.NullMarked;
