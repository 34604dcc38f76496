package dev.kith.domain.audience;

import dev.kith.domain.page.Position;
import dev.kith.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A question for part of a list around a user.
 *
 * @param only true for mutuals alone, false for the rest alone, null for both, mutuals first
 * @param viewer who asks, null when anonymous; those the viewer hides are neither listed nor counted
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
