package dev.kith.domain.community;

import dev.kith.domain.audience.Mutuality;

/**
 * The settings of a community.
 *
 * @param contentAvailable whether anonymous callers may read lists and feeds
 * @param mutuality the rule for mutuals in the follow lists
 */
public record Community(CommunityMode mode, boolean contentAvailable, Mutuality mutuality) {}
