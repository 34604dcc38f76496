package dev.kith.application.room;

import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.room.Membership;
import dev.kith.domain.room.Room;
import dev.kith.domain.room.RoomId;
import dev.kith.domain.user.UserId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds rooms and their members. A deleted user is a member of no room. */
public interface Rooms {

    Optional<Room> find(RoomId id);

    /**
     * The rooms of a member, by name and then by id.
     *
     * @param name matches anywhere in the name, without regard to case and accents; null matches every room
     */
    Page<Membership> of(UserId member, @Nullable String name, Offset offset);

    /** The given users who are members of the room. */
    Set<UserId> membersAmong(RoomId room, Collection<UserId> users);
}
