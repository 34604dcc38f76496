package dev.kith.application.audience;

import dev.kith.application.tie.Ties;
import dev.kith.application.user.Users;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.community.CommunityMode;
import org.jspecify.annotations.Nullable;

public final class InMemoryAudiencePages implements AudiencePages {

    private final AudiencePages pages;

    /** The stores are in memory. */
    public InMemoryAudiencePages(Audiences audiences, Users users, Ties ties) {
        this.pages = new ComposedAudiencePages(audiences, users, ties);
    }

    @Override
    public AudiencePage read(AudienceQuery query, @Nullable CommunityMode mode) {
        return pages.read(query, mode);
    }
}
