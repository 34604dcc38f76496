package dev.kith.application.post;

import dev.kith.application.InMemoryGraph;
import dev.kith.domain.change.Change;
import dev.kith.domain.change.UserField;
import dev.kith.domain.page.Offset;
import dev.kith.domain.page.Page;
import dev.kith.domain.post.Post;
import dev.kith.domain.post.PostId;
import dev.kith.domain.tie.AccountState;
import dev.kith.domain.topic.CategoryId;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

public final class InMemoryPosts implements Posts {

    private final InMemoryGraph graph;

    public InMemoryPosts(InMemoryGraph graph) {
        this.graph = graph;
    }

    @Override
    public PublishAnswer add(NewPost wanted) {
        synchronized (graph) {
            if (graph.standing(wanted.author()) == AccountState.DELETED) {
                return new PublishAnswer.NoSuchAuthor();
            }
            NavigableSet<CategoryId> unknown = new TreeSet<>(wanted.categories());
            unknown.removeAll(graph.categories.keySet());
            if (!unknown.isEmpty()) {
                return new PublishAnswer.NoSuchCategories(unknown);
            }
            PostId id = wanted.id() == null ? new PostId(graph.lastPostId + 1) : wanted.id();
            if (graph.posts.containsKey(id)) {
                return new PublishAnswer.IdTaken();
            }
            Post post = new Post(
                    id,
                    wanted.type(),
                    wanted.author(),
                    wanted.title(),
                    wanted.text(),
                    wanted.categories().stream().map(graph.categories::get).toList(),
                    wanted.added());
            graph.posts.put(id, post);
            graph.lastPostId = Math.max(graph.lastPostId, id.value());
            graph.record(new Change.UserUpdated(wanted.author(), Set.of(UserField.POSTS), wanted.author()));
            return new PublishAnswer.Published(post);
        }
    }

    @Override
    public Page<Post> feed(UserId author, @Nullable UserId viewer, Offset offset) {
        synchronized (graph) {
            User user = graph.users.get(author);
            if (user == null
                    || user.status() == UserStatus.HARD_DELETED
                    || graph.hiddenBy(viewer).contains(author)) {
                return new Page<>(0, List.of());
            }
            List<Post> whole = graph.posts.values().stream()
                    .filter(post -> post.author().equals(author))
                    .map(this::renewed)
                    .sorted(Post.NEWEST_FIRST)
                    .toList();
            return new Page<>(
                    whole.size(),
                    whole.stream().skip(offset.start()).limit(offset.limit()).toList());
        }
    }

    /** The post with the present names of its categories. */
    private Post renewed(Post post) {
        return new Post(
                post.id(),
                post.type(),
                post.author(),
                post.title(),
                post.text(),
                post.categories().stream()
                        .map(category -> graph.categories.get(category.id()))
                        .toList(),
                post.added());
    }
}
