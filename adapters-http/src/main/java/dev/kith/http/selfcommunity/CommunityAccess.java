package dev.kith.http.selfcommunity;

import dev.kith.domain.community.Community;
import dev.kith.domain.community.CommunityMode;
import dev.kith.http.wire.ApiError;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Checks the community's mode. */
@Singleton
public final class CommunityAccess {

    private final Community community;

    CommunityAccess(Community community) {
        this.community = community;
    }

    /** @throws ApiError 403 naming both modes, where the community is in the other one */
    public void requireMode(CommunityMode mode) {
        if (community.mode() != mode) {
            throw ApiError.forbidden("This operation requires the community to be in "
                    + mode.name().toLowerCase(Locale.ROOT) + " mode; it is in "
                    + community.mode().name().toLowerCase(Locale.ROOT) + " mode.");
        }
    }
}
