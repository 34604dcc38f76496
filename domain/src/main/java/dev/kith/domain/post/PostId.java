package dev.kith.domain.post;

/** The id of a post of any type, from 1 up. An id is never used again. */
public record PostId(long value) implements Comparable<PostId> {

    public PostId {
        if (value < 1) {
            throw new IllegalArgumentException("A post id is at least 1, not " + value);
        }
    }

    @Override
    public int compareTo(PostId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
