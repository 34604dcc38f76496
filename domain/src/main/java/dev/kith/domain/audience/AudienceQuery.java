package dev.kith.domain.audience;

import dev.kith.domain.page.Position;
import dev.kith.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A query for a page of an audience list.
 *
 * @param only true for mutuals only, false for the others only, null for both
 * @param viewer the caller, null if anonymous; users that the viewer hides are neither listed nor counted
 */
public record AudienceQuery(
        UserId subject,
        AudienceKind kind,
        Mutuality mutuality,
        @Nullable Boolean only,
        @Nullable UserId viewer,
        Position position) {

    public AudienceQuery {
        if (kind == AudienceKind.CONNECTIONS && mutuality == Mutuality.RECIPROCAL) {
            throw new IllegalArgumentException(
                    "A connection is reciprocal by nature; what is mutual in that list is what is shared");
        }
    }
}
