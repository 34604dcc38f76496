package dev.kith.domain.tie;

import dev.kith.domain.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far two users have come towards being connected. */
public sealed interface Connection {

    record Strangers() implements Connection {}

    /**
     * One has asked the other.
     *
     * @param rejected when the other turned it down, null while it is pending; it is kept so that the other may think again
     * @param viewed when the other first saw it, null if they have not
     */
    record Requested(
            UserId from,
            Instant created,
            @Nullable Instant rejected,
            @Nullable Instant viewed) implements Connection {

        public Requested rejected(@Nullable Instant when) {
            return new Requested(from, created, when, viewed);
        }

        public Requested seen(Instant when) {
            return new Requested(from, created, rejected, viewed == null ? when : viewed);
        }
    }

    record Connected(Instant since) implements Connection {}
}
