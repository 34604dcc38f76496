package dev.kith.application.audience;

import dev.kith.domain.audience.AudienceEntry;
import dev.kith.domain.page.Page;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list around a user.
 *
 * @param subject whose list it is; null where no such user is found, and then the page is empty
 */
public record AudiencePage(@Nullable User subject, Page<Listed> page) {

    public static final AudiencePage OF_NO_USER = new AudiencePage(null, new Page<>(0, List.of()));

    /**
     * One entry of the list, and the summary of its user.
     *
     * @param relation of the viewer to the user, NONE where relations were not read
     */
    public record Listed(AudienceEntry entry, UserSummary summary, Relation relation) {}
}
