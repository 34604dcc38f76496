package dev.kith.application.room;

import dev.kith.application.InMemoryGraph;
import dev.kith.domain.room.Room;
import dev.kith.domain.room.RoomId;
import dev.kith.domain.tie.AccountState;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.TreeSet;

public final class InMemoryRoomSetup extends RoomSetup {

    private final InMemoryGraph graph;

    public InMemoryRoomSetup(InMemoryGraph graph) {
        this.graph = graph;
    }

    @Override
    public void keep(Room room) {
        synchronized (graph) {
            graph.rooms.put(room.id(), room);
        }
    }

    @Override
    public void join(UserId user, RoomId room, Instant since) {
        synchronized (graph) {
            if (graph.standing(user) != AccountState.DELETED && graph.rooms.containsKey(room)) {
                graph.members.computeIfAbsent(room, id -> new TreeSet<>()).add(user);
            }
        }
    }
}
