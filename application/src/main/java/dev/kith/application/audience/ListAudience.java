package dev.kith.application.audience;

import dev.kith.application.user.Users;
import dev.kith.domain.audience.AudienceEntry;
import dev.kith.domain.audience.AudienceQuery;
import dev.kith.domain.page.Page;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of the followers, followings or connections of a user, with a card for each, for those the user shows it to. */
public final class ListAudience {

    /** Someone in the list: their place in it, and who they are. */
    public record Listed(AudienceEntry entry, UserSummary summary) {}

    public sealed interface Answer {

        record Found(Page<Listed> page) implements Answer {}

        record NoSuchUser() implements Answer {}

        /** The user does not show this list to the viewer. */
        record Closed() implements Answer {}
    }

    private final Audiences audiences;
    private final Users users;
    private final ListVisibility listVisibility;

    public ListAudience(Audiences audiences, Users users, ListVisibility listVisibility) {
        this.audiences = audiences;
        this.users = users;
        this.listVisibility = listVisibility;
    }

    public Answer handle(AudienceQuery query) {
        Optional<User> subject = users.find(query.subject());
        if (subject.isEmpty()) {
            return new Answer.NoSuchUser();
        }
        if (!listVisibility.shows(subject.get(), query.kind(), query.viewer())) {
            return new Answer.Closed();
        }
        Page<AudienceEntry> page = audiences.page(query);
        List<UserId> ids = page.items().stream().map(AudienceEntry::user).toList();
        Map<UserId, UserSummary> summaries = users.summaries(ids).stream()
                .collect(Collectors.toMap(summary -> summary.user().id(), Function.identity()));
        // someone deleted between the two questions has no card any more
        return new Answer.Found(new Page<>(
                page.total(),
                page.items().stream()
                        .flatMap(entry -> Stream.ofNullable(summaries.get(entry.user()))
                                .map(summary -> new Listed(entry, summary)))
                        .toList()));
    }
}
