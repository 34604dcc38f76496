/** Connection actions, and the port that lists requests. */
@NullMarked
package dev.kith.application.connection;

import org.jspecify.annotations.NullMarked;
