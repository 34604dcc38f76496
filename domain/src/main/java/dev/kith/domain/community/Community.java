package dev.kith.domain.community;

import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a community.
 *
 * @param contentAvailable whether anonymous callers may read users, lists and feeds
 * @param mutuality the rule for mutuals in the follow lists
 */
public record Community(CommunityMode mode, boolean contentAvailable, Mutuality mutuality) {

    /** @param viewer null when anonymous */
    public boolean showsContentTo(@Nullable UserId viewer) {
        return contentAvailable || viewer != null;
    }
}
