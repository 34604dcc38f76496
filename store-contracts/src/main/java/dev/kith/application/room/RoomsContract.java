package dev.kith.application.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.ContentContract;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.room.Membership;
import dev.kith.domain.room.Room;
import dev.kith.domain.room.RoomId;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The laws that every store of {@link Rooms} keeps. */
public abstract class RoomsContract extends ContentContract {

    private static final UserId UNKNOWN = new UserId(999_999);
    private static final RoomId NOWHERE = new RoomId(999_999);

    private static Room room(long id, String name) {
        return new Room(new RoomId(id), Room.Type.GROUP, name, "", "", true, false, null);
    }

    private Room kept(long id, String name) {
        Room room = room(id, name);
        roomSetup.keep(room);
        return room;
    }

    private List<Room> roomsOf(UserId member, @Nullable String name) {
        Page<Membership> page = rooms.of(member, name, Offset.first(100));
        assertThat(page.total()).isEqualTo(page.items().size());
        return page.items().stream().map(Membership::room).toList();
    }

    @Test
    void begins_empty_and_ignores_unknown_ids() {
        UserId ann = person("ann");
        roomSetup.join(ann, NOWHERE, NOON);
        kept(1, "One");
        roomSetup.join(UNKNOWN, new RoomId(1), NOON);
        assertThat(rooms.find(NOWHERE)).isEmpty();
        assertThat(roomsOf(ann, null)).isEmpty();
        assertThat(roomsOf(UNKNOWN, null)).isEmpty();
        assertThat(rooms.membersAmong(NOWHERE, List.of(ann))).isEmpty();
        assertThat(rooms.membersAmong(new RoomId(1), List.of(ann, UNKNOWN))).isEmpty();
        assertThat(rooms.membersAmong(new RoomId(1), List.of())).isEmpty();
    }

    @Test
    void every_field_is_read_back_and_a_replaced_room_keeps_its_members() {
        UserId ann = person("ann");
        Room first = kept(7, "Reading \"aloud\" 🎉");
        roomSetup.join(ann, first.id(), NOON);
        assertThat(rooms.find(first.id())).contains(first);
        Room again = new Room(
                first.id(),
                Room.Type.PAGE,
                "Ünders",
                "under-1",
                "two\nlines",
                false,
                true,
                URI.create("https://example.org/x.png"));
        roomSetup.keep(again);
        assertThat(rooms.find(first.id())).contains(again);
        assertThat(rooms.of(ann, null, Offset.first(10)).items()).containsExactly(new Membership(again, 1));
    }

    @Test
    void members_are_counted_once_each_and_distinguished_from_others() {
        List<UserId> people = people(4);
        Room room = kept(1, "One");
        Room other = kept(2, "Two");
        for (UserId member : people.subList(0, 3)) {
            roomSetup.join(member, room.id(), NOON);
            roomSetup.join(member, room.id(), NOON.plusSeconds(1));
        }
        roomSetup.join(people.getFirst(), other.id(), NOON);
        assertThat(rooms.membersAmong(room.id(), people)).isEqualTo(Set.copyOf(people.subList(0, 3)));
        assertThat(rooms.membersAmong(other.id(), people)).containsExactly(people.getFirst());
        assertThat(rooms.of(people.getFirst(), null, Offset.first(10)).items())
                .containsExactly(new Membership(room, 3), new Membership(other, 1));
    }

    @Test
    void rooms_are_found_anywhere_in_their_name_without_regard_to_case_and_accents() {
        UserId ann = person("ann");
        Room chess = kept(3, "Échecs & Go");
        Room choir = kept(2, "the CHOIR");
        for (Room room : List.of(chess, choir, kept(1, "Not mine"))) {
            if (room.id().value() != 1) {
                roomSetup.join(ann, room.id(), NOON);
            }
        }
        assertThat(roomsOf(ann, null)).containsExactly(chess, choir);
        assertThat(roomsOf(ann, "ECHECS")).containsExactly(chess);
        assertThat(roomsOf(ann, "ch")).containsExactly(chess, choir);
        assertThat(roomsOf(ann, "mine")).isEmpty();
    }

    @Test
    void pages_of_any_size_joined_are_the_whole_list() {
        UserId ann = person("ann");
        Random random = new Random(7);
        for (long id = 1; id <= 17; id++) {
            roomSetup.join(ann, kept(id, "Room " + random.nextInt(5)).id(), NOON);
        }
        List<Room> whole = roomsOf(ann, null);
        assertThat(whole).hasSize(17);
        for (int size : new int[] {1, 3, 17, 20}) {
            List<Room> glued = new ArrayList<>();
            for (int offset = 0; offset < 20; offset += size) {
                Page<Membership> page = rooms.of(ann, null, new Offset(offset, size));
                assertThat(page.total()).isEqualTo(17);
                page.items().forEach(membership -> glued.add(membership.room()));
            }
            assertThat(glued).isEqualTo(whole);
        }
    }

    @Test
    void a_deleted_user_is_a_member_of_nothing() {
        List<UserId> people = people(3);
        Room room = kept(1, "One");
        people.forEach(member -> roomSetup.join(member, room.id(), NOON));
        for (UserStatus status : List.of(UserStatus.SOFT_DELETED, UserStatus.HARD_DELETED)) {
            UserId gone = people.get(status == UserStatus.SOFT_DELETED ? 0 : 1);
            deletions.begin(gone, null, NOON, present -> status);
            deletions.finish(gone);
            roomSetup.join(gone, room.id(), NOON);
            assertThat(roomsOf(gone, null)).isEmpty();
        }
        assertThat(rooms.membersAmong(room.id(), people)).containsExactly(people.get(2));
        assertThat(rooms.of(people.get(2), null, Offset.first(10)).items()).containsExactly(new Membership(room, 1));
    }

    @Test
    void of_twenty_joins_at_once_each_is_counted_once() {
        List<UserId> people = people(5);
        Room room = kept(1, "One");
        allAtOnce(20, number -> {
            roomSetup.join(people.get(number % 5), room.id(), NOON);
            return number;
        });
        assertThat(rooms.of(people.getFirst(), null, Offset.first(10)).items())
                .containsExactly(new Membership(room, 5));
    }
}
