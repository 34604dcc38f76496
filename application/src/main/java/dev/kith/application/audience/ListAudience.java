package dev.kith.application.audience;

import dev.kith.application.page.CompletedPage;
import dev.kith.application.user.Users;
import dev.kith.domain.audience.AudienceEntry;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.community.Community;
import dev.kith.domain.page.Page;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists a page of the followers, followings or connections of a user, with a summary of each, if the viewer may see the
 * list.
 */
public final class ListAudience {

    /** One entry of the list and the summary of its user. */
    public record Listed(AudienceEntry entry, UserSummary summary) {}

    public sealed interface Answer {

        record Found(User subject, Page<Listed> page) implements Answer {}

        /** The community shows its content to members only, and the viewer is anonymous. */
        record ContentClosed() implements Answer {}

        record NoSuchUser() implements Answer {}

        /** The subject does not show this list to the viewer. */
        record ListClosed(User subject) implements Answer {}
    }

    private final Audiences audiences;
    private final Users users;
    private final ListVisibility listVisibility;
    private final Community community;

    public ListAudience(Audiences audiences, Users users, ListVisibility listVisibility, Community community) {
        this.audiences = audiences;
        this.users = users;
        this.listVisibility = listVisibility;
        this.community = community;
    }

    /**
     * @param viewer who asks, null when anonymous
     * @param query read once the community shows its content to the viewer; an exception it throws is passed on
     */
    public Answer handle(@Nullable UserId viewer, Supplier<AudienceQuery> query) {
        return community.showsContentTo(viewer) ? list(query.get()) : new Answer.ContentClosed();
    }

    private Answer list(AudienceQuery query) {
        Optional<User> found = users.find(query.subject());
        if (found.isEmpty()) {
            return new Answer.NoSuchUser();
        }
        User subject = found.get();
        if (!listVisibility.shows(subject, query.kind(), query.viewer())) {
            return new Answer.ListClosed(subject);
        }
        return new Answer.Found(subject, CompletedPage.read(() -> audiences.page(query), this::listed));
    }

    private List<Listed> listed(List<AudienceEntry> entries) {
        List<UserId> ids = entries.stream().map(AudienceEntry::user).toList();
        Map<UserId, UserSummary> summaries = users.summaries(ids).stream()
                .collect(Collectors.toMap(summary -> summary.user().id(), Function.identity()));
        return entries.stream()
                .flatMap(entry ->
                        Stream.ofNullable(summaries.get(entry.user())).map(summary -> new Listed(entry, summary)))
                .toList();
    }
}
