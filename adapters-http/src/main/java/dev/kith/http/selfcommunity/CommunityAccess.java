package dev.kith.http.selfcommunity;

import dev.kith.domain.community.Community;
import dev.kith.domain.community.CommunityMode;
import dev.kith.http.security.Caller;
import dev.kith.http.wire.ApiError;
import jakarta.inject.Singleton;
import java.util.Locale;

/** What the community's options close. */
@Singleton
public final class CommunityAccess {

    private final Community community;

    CommunityAccess(Community community) {
        this.community = community;
    }

    /** @throws ApiError 403 naming the mode, where the community is in the other one */
    public void requireMode(CommunityMode mode) {
        if (community.mode() != mode) {
            throw ApiError.forbidden("This operation requires the community to be in "
                    + mode.name().toLowerCase(Locale.ROOT) + " mode; it is in "
                    + community.mode().name().toLowerCase(Locale.ROOT) + " mode.");
        }
    }

    /** @throws ApiError 401 for an anonymous caller where contents are for members alone */
    public void requireContent(Caller caller) {
        if (!community.contentAvailable()) {
            caller.requireUser();
        }
    }
}
