package dev.kith.application.room;

import dev.kith.domain.room.Room;
import dev.kith.domain.room.RoomId;
import dev.kith.domain.user.UserId;
import java.time.Instant;

/** Writes the rooms of a test and their members. No use case writes them: outside tests they come from an import. */
public abstract class RoomSetup {

    /** Creates a room. A room with the same id is replaced and keeps its members. */
    public abstract void keep(Room room);

    /** Does nothing if the room does not exist, or the user is unknown or deleted. */
    public abstract void join(UserId user, RoomId room, Instant since);
}
