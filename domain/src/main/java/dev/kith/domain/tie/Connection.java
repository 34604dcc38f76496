package dev.kith.domain.tie;

import dev.kith.domain.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The state of the connection between two users. */
public sealed interface Connection {

    record Strangers() implements Connection {}

    /**
     * One user has requested the connection.
     *
     * @param rejected when the receiver rejected it, null while it is pending; a rejected request is kept so that the
     *     receiver can restore it
     * @param viewed when the receiver first saw it, null if not yet
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
