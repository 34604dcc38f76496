package dev.kith.domain.topic;

/** The id of a tag, from 1 up. */
public record TagId(long value) implements Comparable<TagId> {

    public TagId {
        if (value < 1) {
            throw new IllegalArgumentException("A tag id is at least 1, not " + value);
        }
    }

    @Override
    public int compareTo(TagId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
