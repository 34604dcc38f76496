package dev.kith.application.post;

import dev.kith.application.user.Users;
import dev.kith.domain.post.PostType;
import dev.kith.domain.topic.CategoryId;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import java.time.Clock;
import java.util.Set;

/** Publishes a post. */
public final class WritePost {

    private final Posts posts;
    private final Users users;
    private final Clock clock;

    public WritePost(Posts posts, Users users, Clock clock) {
        this.posts = posts;
        this.users = users;
        this.clock = clock;
    }

    /** @param title empty for none */
    public PublishAnswer handle(UserId author, PostType type, String title, String text, Set<CategoryId> categories) {
        UserStatus status = users.find(author).map(User::status).orElse(UserStatus.HARD_DELETED);
        return switch (status) {
            case SOFT_DELETED, HARD_DELETED -> new PublishAnswer.NoSuchAuthor();
            case BLOCKED -> new PublishAnswer.AuthorBlocked();
            case APPROVED -> posts.add(new NewPost(null, type, author, title, text, categories, clock.instant()));
        };
    }
}
