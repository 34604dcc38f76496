/** Rooms and their members. */
@NullMarked
package dev.kith.application.room;

import org.jspecify.annotations.NullMarked;
