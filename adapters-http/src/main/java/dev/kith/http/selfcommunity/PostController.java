package dev.kith.http.selfcommunity;

import dev.kith.application.post.Publication;
import dev.kith.application.post.ReadFeed;
import dev.kith.application.post.WritePost;
import dev.kith.application.tie.SeeRelations;
import dev.kith.application.user.GetUser;
import dev.kith.domain.post.PostType;
import dev.kith.domain.tie.Refusal;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.Card;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.Caller;
import dev.kith.http.wire.Failure;
import dev.kith.http.wire.Fields;
import dev.kith.http.wire.Links;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writing, and reading what a user wrote. */
@Controller("${kith.selfcommunity.path}")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class PostController {

    private final WritePost writePost;
    private final ReadFeed readFeed;
    private final GetUser getUser;
    private final SeeRelations seeRelations;
    private final Fields.Reader bodies;
    private final UserJson users;
    private final PostJson posts;
    private final Gate gate;
    private final Links links;

    PostController(
            WritePost writePost,
            ReadFeed readFeed,
            GetUser getUser,
            SeeRelations seeRelations,
            Fields.Reader bodies,
            UserJson users,
            PostJson posts,
            Gate gate,
            Links links) {
        this.writePost = writePost;
        this.readFeed = readFeed;
        this.getUser = getUser;
        this.seeRelations = seeRelations;
        this.bodies = bodies;
        this.users = users;
        this.posts = posts;
        this.gate = gate;
        this.links = links;
    }

    @Post("/post")
    @Consumes(MediaType.ALL)
    HttpResponse<?> post(HttpRequest<?> request, Caller caller, @Body @Nullable String body) {
        return write(request, caller, PostType.POST, body);
    }

    @Post("/discussion")
    @Consumes(MediaType.ALL)
    HttpResponse<?> discussion(HttpRequest<?> request, Caller caller, @Body @Nullable String body) {
        return write(request, caller, PostType.DISCUSSION, body);
    }

    @Post("/status")
    @Consumes(MediaType.ALL)
    HttpResponse<?> status(HttpRequest<?> request, Caller caller, @Body @Nullable String body) {
        return write(request, caller, PostType.STATUS, body);
    }

    private HttpResponse<?> write(HttpRequest<?> request, Caller caller, PostType type, @Nullable String body) {
        UserId author = caller.required().id();
        PostBody asked = PostBody.read(bodies.of(request, body), type);
        return switch (writePost.handle(author, type, asked.title(), asked.text(), asked.categories())) {
            case Publication.Published(var post) -> {
                Card card = getUser.handle(author).orElseThrow(Failure::badToken);
                yield HttpResponse.created(posts.of(post, users.of(request, caller, card, Relation.NONE)));
            }
            case Publication.AuthorBlocked() -> throw Refusals.failure(Refusal.BLOCKED);
            case Publication.NoSuchAuthor() -> throw Refusals.failure(Refusal.CALLER_GONE);
            case Publication.NoSuchCategories(var unknown) -> throw Failure.ofField(
                    "categories", "does_not_exist", "Invalid pk \"" + unknown.getFirst() + "\" - object does not exist.");
            case Publication.IdTaken() -> throw new IllegalStateException("An id was given that nobody asked for");
        };
    }

    @Get("/user/{id:[0-9]+}/feed")
    @Secured(SecurityRule.IS_ANONYMOUS)
    Map<String, Object> feed(HttpRequest<?> request, Caller caller, UserId id) {
        gate.requiresContent(caller);
        Paging paging = Paging.of(request);
        UserId viewer = caller.id();
        ReadFeed.Feed feed = readFeed.handle(id, viewer, paging.offset()).orElseThrow(Failure::notFound);
        Relation relation = viewer == null ? Relation.NONE : seeRelations.handle(viewer, List.of(id)).getOrDefault(id, Relation.NONE);
        Map<String, Object> author = users.of(request, caller, feed.author(), relation);
        return paging.envelope(
                links, feed.posts().total(), feed.posts().items().stream().map(post -> posts.unit(post, author)).toList());
    }
}
