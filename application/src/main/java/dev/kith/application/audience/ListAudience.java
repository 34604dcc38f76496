package dev.kith.application.audience;

import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.community.Community;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.page.Page;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lists a page of the followers, followings or connections of a user, with what is shown of each, if the viewer may see
 * the list.
 */
public final class ListAudience {

    public sealed interface Answer {

        record Found(User subject, Page<AudiencePage.Listed> page) implements Answer {}

        /** The community shows its content to members only, and the viewer is anonymous. */
        record ContentClosed() implements Answer {}

        record NoSuchUser() implements Answer {}

        /** The subject does not show this list to the viewer. */
        record ListClosed(User subject) implements Answer {}
    }

    private final AudiencePages pages;
    private final ListVisibility listVisibility;
    private final Community community;

    public ListAudience(AudiencePages pages, ListVisibility listVisibility, Community community) {
        this.pages = pages;
        this.listVisibility = listVisibility;
        this.community = community;
    }

    /**
     * @param viewer who asks, null when anonymous
     * @param mode in which the viewer's relations to the users are shown; null where none are shown
     * @param query read once the community shows its content to the viewer; an exception it throws is passed on
     */
    public Answer handle(@Nullable UserId viewer, @Nullable CommunityMode mode, Supplier<AudienceQuery> query) {
        return community.showsContentTo(viewer) ? list(query.get(), mode) : new Answer.ContentClosed();
    }

    private Answer list(AudienceQuery query, @Nullable CommunityMode mode) {
        AudiencePage read = pages.read(query, mode);
        User subject = read.subject();
        if (subject == null) {
            return new Answer.NoSuchUser();
        }
        return listVisibility.shows(subject, query.kind(), query.viewer())
                ? new Answer.Found(subject, read.page())
                : new Answer.ListClosed(subject);
    }
}
