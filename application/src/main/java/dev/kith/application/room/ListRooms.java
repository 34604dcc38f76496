package dev.kith.application.room;

import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.room.Membership;
import dev.kith.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** Lists a page of the rooms that a user is a member of. */
public final class ListRooms {

    private final Rooms rooms;

    public ListRooms(Rooms rooms) {
        this.rooms = rooms;
    }

    public Page<Membership> handle(UserId member, @Nullable String name, Offset offset) {
        return rooms.of(member, name, offset);
    }
}
