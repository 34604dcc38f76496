package dev.kith.http.selfcommunity.content;

import dev.kith.application.post.PublishAnswer;
import dev.kith.application.post.ReadFeed;
import dev.kith.application.post.WritePost;
import dev.kith.application.tie.FindRelations;
import dev.kith.application.user.GetUser;
import dev.kith.domain.page.Page;
import dev.kith.domain.post.PostType;
import dev.kith.domain.tie.Refusal;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.http.security.Caller;
import dev.kith.http.selfcommunity.AccessErrors;
import dev.kith.http.selfcommunity.PageBody;
import dev.kith.http.selfcommunity.Paging;
import dev.kith.http.selfcommunity.UserBody;
import dev.kith.http.selfcommunity.UserJson;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.Links;
import dev.kith.http.wire.input.Fields;
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
import org.jspecify.annotations.Nullable;

/** Publishes posts, and reads the feed of a user. */
@Controller("${kith.selfcommunity.path}")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class PostController {

    private final WritePost writePost;
    private final ReadFeed readFeed;
    private final GetUser getUser;
    private final FindRelations findRelations;
    private final Fields.Reader bodies;
    private final UserJson users;
    private final PostJson posts;
    private final Links links;

    PostController(
            WritePost writePost,
            ReadFeed readFeed,
            GetUser getUser,
            FindRelations findRelations,
            Fields.Reader bodies,
            UserJson users,
            PostJson posts,
            Links links) {
        this.writePost = writePost;
        this.readFeed = readFeed;
        this.getUser = getUser;
        this.findRelations = findRelations;
        this.bodies = bodies;
        this.users = users;
        this.posts = posts;
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
        UserId author = caller.requireUser().id();
        PostRequest asked = PostRequest.read(bodies.of(request, body), type);
        return switch (writePost.handle(author, type, asked.title(), asked.text(), asked.categories())) {
            case PublishAnswer.Published(var post) -> {
                UserSummary summary = getUser.handle(author).orElseThrow(ApiError::invalidToken);
                yield HttpResponse.created(posts.of(post, users.of(request, caller, summary, Relation.NONE)));
            }
            case PublishAnswer.AuthorBlocked() -> throw AccessErrors.of(Refusal.BLOCKED);
            case PublishAnswer.NoSuchAuthor() -> throw AccessErrors.of(Refusal.CALLER_DELETED);
            case PublishAnswer.NoSuchCategories(var unknown) ->
                throw ApiError.ofField(
                        "categories",
                        "does_not_exist",
                        "Invalid pk \"" + unknown.getFirst() + "\" - object does not exist.");
            case PublishAnswer.IdTaken() -> throw new IllegalStateException("The next id was used before");
        };
    }

    @Get("/user/{id:[0-9]+}/feed")
    @Secured(SecurityRule.IS_ANONYMOUS)
    PageBody<FeedUnit> feed(HttpRequest<?> request, Caller caller, UserId id) {
        Paging paging = Paging.of(request);
        return switch (readFeed.handle(id, caller.id(), paging.offset())) {
            case ReadFeed.Answer.ContentClosed() -> throw AccessErrors.contentClosed();
            case ReadFeed.Answer.NoSuchUser() -> throw ApiError.notFound();
            case ReadFeed.Answer.Found(var author, var page) -> page(request, caller, paging, author, page);
        };
    }

    private PageBody<FeedUnit> page(
            HttpRequest<?> request,
            Caller caller,
            Paging paging,
            UserSummary summary,
            Page<dev.kith.domain.post.Post> page) {
        Relation relation = findRelations.handle(caller.id(), summary.user().id());
        UserBody author = users.of(request, caller, summary, relation);
        return paging.page(
                links,
                page.total(),
                page.items().stream().map(post -> posts.unit(post, author)).toList());
    }
}
