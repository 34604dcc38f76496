package dev.kith.domain.community;

import dev.kith.domain.audience.Mutuality;

/**
 * How this community is set up.
 *
 * @param contentAvailable whether anonymous callers may read lists and feeds
 * @param mutuality what "mutual" means in the follow lists
 */
public record Community(CommunityMode mode, boolean contentAvailable, Mutuality mutuality) {}
