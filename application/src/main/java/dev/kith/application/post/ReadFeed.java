package dev.kith.application.post;

import dev.kith.application.user.Users;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.post.Post;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page of what a user wrote, and who they are. */
public final class ReadFeed {

    public record Feed(UserSummary author, Page<Post> posts) {}

    private final Posts posts;
    private final Users users;

    public ReadFeed(Posts posts, Users users) {
        this.posts = posts;
        this.users = users;
    }

    /** Empty where there is no such author. */
    public Optional<Feed> handle(UserId author, @Nullable UserId viewer, Offset offset) {
        return users.summaries(List.of(author)).stream()
                .findFirst()
                .map(summary -> new Feed(summary, posts.feed(author, viewer, offset)));
    }
}
