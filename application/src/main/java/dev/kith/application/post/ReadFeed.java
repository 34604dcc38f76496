package dev.kith.application.post;

import dev.kith.application.user.Users;
import dev.kith.domain.community.Community;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.post.Post;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a page of a user's posts. */
public final class ReadFeed {

    public sealed interface Answer {

        record Found(UserSummary author, Page<Post> posts) implements Answer {}

        /** The community shows its content to members only, and the viewer is anonymous. */
        record ContentClosed() implements Answer {}

        record NoSuchUser() implements Answer {}
    }

    private final Posts posts;
    private final Users users;
    private final Community community;

    public ReadFeed(Posts posts, Users users, Community community) {
        this.posts = posts;
        this.users = users;
        this.community = community;
    }

    /** @param viewer who asks, null when anonymous */
    public Answer handle(UserId author, @Nullable UserId viewer, Offset offset) {
        if (!community.showsContentTo(viewer)) {
            return new Answer.ContentClosed();
        }
        return users.summaries(List.of(author)).stream()
                .findFirst()
                .<Answer>map(summary -> new Answer.Found(summary, posts.feed(author, viewer, offset)))
                .orElseGet(Answer.NoSuchUser::new);
    }
}
