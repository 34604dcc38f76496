package dev.kith.application.room;

import dev.kith.application.InMemoryGraph;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.room.Membership;
import dev.kith.domain.room.Room;
import dev.kith.domain.room.RoomId;
import dev.kith.domain.text.TextFolding;
import dev.kith.domain.user.UserId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

public final class InMemoryRooms implements Rooms {

    private static final Comparator<Membership> BY_NAME = Comparator.comparing(
                    (Membership membership) ->
                            TextFolding.fold(membership.room().name()),
                    (one, other) -> Arrays.compare(
                            one.codePoints().toArray(), other.codePoints().toArray()))
            .thenComparing(membership -> membership.room().id());

    private final InMemoryGraph graph;

    public InMemoryRooms(InMemoryGraph graph) {
        this.graph = graph;
    }

    @Override
    public Optional<Room> find(RoomId id) {
        synchronized (graph) {
            return Optional.ofNullable(graph.rooms.get(id));
        }
    }

    @Override
    public Page<Membership> of(UserId member, @Nullable String name, Offset offset) {
        synchronized (graph) {
            List<Membership> whole = graph.rooms.values().stream()
                    .filter(room -> members(room.id()).contains(member))
                    .filter(room ->
                            name == null || TextFolding.fold(room.name()).contains(TextFolding.fold(name)))
                    .map(room -> new Membership(room, members(room.id()).size()))
                    .sorted(BY_NAME)
                    .toList();
            return new Page<>(
                    whole.size(),
                    whole.stream().skip(offset.start()).limit(offset.limit()).toList());
        }
    }

    @Override
    public Set<UserId> membersAmong(RoomId room, Collection<UserId> users) {
        synchronized (graph) {
            return users.stream().filter(members(room)::contains).collect(Collectors.toSet());
        }
    }

    private NavigableSet<UserId> members(RoomId room) {
        return graph.members.getOrDefault(room, new TreeSet<>());
    }
}
