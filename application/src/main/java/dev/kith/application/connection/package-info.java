/** The steps towards a connection and away from one. */
@NullMarked
package dev.kith.application.connection;

import org.jspecify.annotations.NullMarked;
