package dev.kith.domain.topic;

/** The id of a category, from 1 up. */
public record CategoryId(long value) implements Comparable<CategoryId> {

    public CategoryId {
        if (value < 1) {
            throw new IllegalArgumentException("A category id is at least 1, not " + value);
        }
    }

    @Override
    public int compareTo(CategoryId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
