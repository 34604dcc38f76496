package dev.kith.domain.walk;

import dev.kith.domain.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user in a private list.
 *
 * @param since when the request or the hide began, to the microsecond
 * @param seen when the receiver first saw the request, null if not yet, and for a hide
 * @param rejected when the receiver rejected the request, null while it waits, and for a hide
 */
public record PrivateEntry(
        UserId user,
        Instant since,
        @Nullable Instant seen,
        @Nullable Instant rejected) {}
