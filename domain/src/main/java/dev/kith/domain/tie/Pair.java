package dev.kith.domain.tie;

import dev.kith.domain.user.UserId;

/** Two different users, in the order of their ids. */
public record Pair(UserId low, UserId high) {

    public Pair {
        if (low.value() >= high.value()) {
            throw new IllegalArgumentException(
                    "A pair is two different users, the lower id first: " + low + ", " + high);
        }
    }

    public static Pair of(UserId one, UserId other) {
        return one.value() < other.value() ? new Pair(one, other) : new Pair(other, one);
    }

    public UserId other(UserId user) {
        return user.equals(low) ? high : low;
    }
}
