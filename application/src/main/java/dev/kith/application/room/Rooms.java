package dev.kith.application.room;

import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.room.Membership;
import dev.kith.domain.room.Room;
import dev.kith.domain.room.RoomId;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where rooms are kept, and who is a member of which. Doing something a second time changes nothing; deleted users are members of
 * nothing.
 */
public interface Rooms {

    Optional<Room> find(RoomId id);

    /** Keeps a room; one of the same id is replaced, and keeps its members. */
    void keep(Room room);

    /** Changes nothing where the user or the room is not there. */
    void join(UserId user, RoomId room, Instant since);

    /**
     * The rooms a user is a member of, by name and then by id.
     *
     * @param name found anywhere in a room's name, without regard to case and accents; null for every room
     */
    Page<Membership> of(UserId member, @Nullable String name, Offset offset);

    /** Those of the users who are members of the room. */
    Set<UserId> membersAmong(RoomId room, Collection<UserId> users);
}
