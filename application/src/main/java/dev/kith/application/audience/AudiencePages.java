package dev.kith.application.audience;

import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.community.CommunityMode;
import org.jspecify.annotations.Nullable;

/** Reads pages of the lists around a user, together with what is shown of them. */
public interface AudiencePages {

    /**
     * The page that {@link Audiences#page} returns, with the subject of the list and with what is shown of each user.
     *
     * @param mode in which the viewer's relations to the users are read; null to read none
     */
    AudiencePage read(AudienceQuery query, @Nullable CommunityMode mode);
}
