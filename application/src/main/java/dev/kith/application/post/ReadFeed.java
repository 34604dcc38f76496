package dev.kith.application.post;

import dev.kith.application.user.Users;
import dev.kith.domain.audience.Page;
import dev.kith.domain.page.Offset;
import dev.kith.domain.post.Post;
import dev.kith.domain.user.Card;
import dev.kith.domain.user.UserId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page of what a user wrote, and who they are. */
public final class ReadFeed {

    public record Feed(Card author, Page<Post> posts) {}

    private final Posts posts;
    private final Users users;

    public ReadFeed(Posts posts, Users users) {
        this.posts = posts;
        this.users = users;
    }

    /** Empty where there is no such author. */
    public Optional<Feed> handle(UserId author, @Nullable UserId viewer, Offset offset) {
        return users.cards(List.of(author)).stream()
                .findFirst()
                .map(card -> new Feed(card, posts.feed(author, viewer, offset)));
    }
}
