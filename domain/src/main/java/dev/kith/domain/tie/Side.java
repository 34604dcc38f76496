package dev.kith.domain.tie;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one user of a pair does to the other.
 *
 * @param follows when the user began to follow the other, null if they do not
 * @param hides when the user hid the other, null if they do not
 */
public record Side(
        AccountState standing,
        @Nullable Instant follows,
        @Nullable Instant hides) {

    public static Side withoutEdges(AccountState standing) {
        return new Side(standing, null, null);
    }

    public Side following(@Nullable Instant since) {
        return new Side(standing, since, hides);
    }

    public Side hiding(@Nullable Instant since) {
        return new Side(standing, follows, since);
    }

    /** See {@link Tie#only}. */
    Side only(Set<TiePart> parts) {
        return new Side(
                standing,
                parts.contains(TiePart.FOLLOWS) ? follows : null,
                parts.contains(TiePart.HIDES) ? hides : null);
    }
}
