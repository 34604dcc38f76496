package dev.kith.application.room;

import dev.kith.domain.room.RoomId;
import dev.kith.domain.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds which of some users are members of a room. A closed room exists only for its members. */
public final class FindRoomMembers {

    public sealed interface Answer {

        record Found(Set<UserId> members) implements Answer {}

        record NoSuchRoom() implements Answer {}
    }

    private final Rooms rooms;

    public FindRoomMembers(Rooms rooms) {
        this.rooms = rooms;
    }

    /** @param viewer who asks, null when anonymous */
    public Answer handle(RoomId id, Collection<UserId> users, @Nullable UserId viewer) {
        return rooms.find(id)
                .filter(room -> room.open()
                        || (viewer != null
                                && rooms.membersAmong(id, List.of(viewer)).contains(viewer)))
                .<Answer>map(room -> new Answer.Found(rooms.membersAmong(id, users)))
                .orElseGet(Answer.NoSuchRoom::new);
    }
}
