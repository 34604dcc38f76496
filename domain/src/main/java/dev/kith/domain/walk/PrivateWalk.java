package dev.kith.domain.walk;

import dev.kith.domain.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question about a private list, which is answered page after page. It has one group.
 *
 * @param since null, or the first time of an entry
 * @param until null, or the first time that is too late
 */
public record PrivateWalk(
        UserId owner,
        PrivateList list,
        @Nullable Instant since,
        @Nullable Instant until) {

    /** The whole list. */
    public static PrivateWalk of(UserId owner, PrivateList list) {
        return new PrivateWalk(owner, list, null, null);
    }
}
