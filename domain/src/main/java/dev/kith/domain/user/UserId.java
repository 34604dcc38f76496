package dev.kith.domain.user;

/** The id of a user, from 1 up. An id is never used again. */
public record UserId(long value) implements Comparable<UserId> {

    public UserId {
        if (value < 1) {
            throw new IllegalArgumentException("A user id is at least 1, not " + value);
        }
    }

    @Override
    public int compareTo(UserId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
