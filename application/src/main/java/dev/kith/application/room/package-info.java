/** Rooms, and who is a member of which. */
@NullMarked
package dev.kith.application.room;

import org.jspecify.annotations.NullMarked;
