package dev.kith.domain.room;

/** The id of a room, from 1 up. */
public record RoomId(long value) implements Comparable<RoomId> {

    public RoomId {
        if (value < 1) {
            throw new IllegalArgumentException("A room id is at least 1, not " + value);
        }
    }

    @Override
    public int compareTo(RoomId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
