package dev.kith.application.room;

import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.room.Membership;
import dev.kith.domain.text.TextFolding;
import dev.kith.domain.user.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists a page of the rooms that a user is a member of. */
public final class ListRooms {

    private final Rooms rooms;

    public ListRooms(Rooms rooms) {
        this.rooms = rooms;
    }

    /** @param name a part of the name; a text that folds to nothing finds no room, null finds every room */
    public Page<Membership> handle(UserId member, @Nullable String name, Offset offset) {
        if (name != null && TextFolding.fold(name).isEmpty()) {
            return new Page<>(0, List.of());
        }
        return rooms.of(member, name, offset);
    }
}
