package dev.kith.http.selfcommunity;

import dev.kith.domain.community.Community;
import dev.kith.domain.community.Mode;
import dev.kith.http.security.Caller;
import dev.kith.http.wire.Failure;
import jakarta.inject.Singleton;
import java.util.Locale;

/** What the community's options close. */
@Singleton
final class Gate {

    private final Community community;

    Gate(Community community) {
        this.community = community;
    }

    /** @throws Failure 403 naming the mode, where the community is in the other one */
    void requires(Mode mode) {
        if (community.mode() != mode) {
            throw Failure.forbidden("This operation requires the community to be in " + mode.name().toLowerCase(Locale.ROOT)
                    + " mode; it is in " + community.mode().name().toLowerCase(Locale.ROOT) + " mode.");
        }
    }

    /** @throws Failure 401 for an anonymous caller where contents are for members alone */
    void requiresContent(Caller caller) {
        if (!community.contentAvailable()) {
            caller.required();
        }
    }
}
