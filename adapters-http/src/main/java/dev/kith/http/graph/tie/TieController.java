package dev.kith.http.graph.tie;

import dev.kith.application.journal.GetState;
import dev.kith.application.tie.ActOnTie;
import dev.kith.application.tie.TieOperation;
import dev.kith.domain.action.TieAction;
import dev.kith.domain.action.TieAnswer;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.tie.Refusal;
import dev.kith.domain.tie.Relationship;
import dev.kith.domain.tie.Tie;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserReference;
import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.caller.GraphRoute;
import dev.kith.http.graph.once.OnceAnswers;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.graph.request.BodyObject;
import dev.kith.http.graph.request.GraphBodies;
import dev.kith.http.graph.request.GraphParameters;
import dev.kith.http.graph.request.NamedUser;
import dev.kith.http.graph.request.NamedUsers;
import dev.kith.http.graph.request.PathUser;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes and ends the edges of a user: what the user of the path does about the other one. A repeated request changes
 * nothing.
 */
@Controller("${kith.graph.path}/users/{user:[^/]+}")
@Secured(SecurityRule.IS_ANONYMOUS)
@Consumes(MediaType.ALL)
final class TieController {

    private static final String CREATE = "create";

    private final ActOnTie actOnTie;
    private final GetState getState;
    private final NamedUsers users;
    private final GraphBodies bodies;
    private final EdgeStart edgeStart;
    private final OnceAnswers once;

    TieController(
            ActOnTie actOnTie,
            GetState getState,
            NamedUsers users,
            GraphBodies bodies,
            EdgeStart edgeStart,
            OnceAnswers once) {
        this.actOnTie = actOnTie;
        this.getState = getState;
        this.users = users;
        this.bodies = bodies;
        this.edgeStart = edgeStart;
        this.once = once;
    }

    @Put("/followings/{other:[^/]+}")
    @GraphRoute(
            callers = GraphRoute.Callers.KEYS_AND_USERS,
            scope = KeyScope.TIES_WRITE,
            parameters = CREATE,
            keepsAnswer = true)
    HttpResponse<?> follow(
            HttpRequest<?> request,
            GraphCaller caller,
            @PathUser("user") NamedUser actor,
            @PathUser("other") NamedUser named,
            @Body @Nullable String text) {
        return make(request, TieAction.FOLLOW, caller, actor, named, since(request, caller, text), text);
    }

    @Delete("/followings/{other:[^/]+}")
    @GraphRoute(callers = GraphRoute.Callers.KEYS_AND_USERS, scope = KeyScope.TIES_WRITE, keepsAnswer = true)
    HttpResponse<?> unfollow(
            HttpRequest<?> request,
            GraphCaller caller,
            @PathUser("user") NamedUser actor,
            @PathUser("other") NamedUser named) {
        return act(request, TieAction.UNFOLLOW, caller, actor, named, null);
    }

    @Delete("/followers/{other:[^/]+}")
    @GraphRoute(callers = GraphRoute.Callers.KEYS_AND_USERS, scope = KeyScope.TIES_WRITE, keepsAnswer = true)
    HttpResponse<?> removeFollower(
            HttpRequest<?> request,
            GraphCaller caller,
            @PathUser("user") NamedUser actor,
            @PathUser("other") NamedUser named) {
        return act(request, TieAction.REMOVE_FOLLOWER, caller, actor, named, null);
    }

    @Put("/blocks/{other:[^/]+}")
    @GraphRoute(
            callers = GraphRoute.Callers.KEYS_AND_USERS,
            scope = KeyScope.TIES_WRITE,
            parameters = CREATE,
            keepsAnswer = true)
    HttpResponse<?> block(
            HttpRequest<?> request,
            GraphCaller caller,
            @PathUser("user") NamedUser actor,
            @PathUser("other") NamedUser named,
            @Body @Nullable String text) {
        requireNoFields(request, text);
        return make(request, TieAction.HIDE, caller, actor, named, null, text);
    }

    @Delete("/blocks/{other:[^/]+}")
    @GraphRoute(callers = GraphRoute.Callers.KEYS_AND_USERS, scope = KeyScope.TIES_WRITE, keepsAnswer = true)
    HttpResponse<?> unblock(
            HttpRequest<?> request,
            GraphCaller caller,
            @PathUser("user") NamedUser actor,
            @PathUser("other") NamedUser named) {
        return act(request, TieAction.SHOW, caller, actor, named, null);
    }

    @Put("/connections/{other:[^/]+}")
    @GraphRoute(callers = GraphRoute.Callers.KEYS, scope = KeyScope.TIES_WRITE, parameters = CREATE, keepsAnswer = true)
    HttpResponse<?> connect(
            HttpRequest<?> request,
            GraphCaller caller,
            @PathUser("user") NamedUser actor,
            @PathUser("other") NamedUser named,
            @Body @Nullable String text) {
        return make(request, TieAction.CONNECT, caller, actor, named, since(request, caller, text), text);
    }

    @Delete("/connections/{other:[^/]+}")
    @GraphRoute(callers = GraphRoute.Callers.KEYS_AND_USERS, scope = KeyScope.TIES_WRITE, keepsAnswer = true)
    HttpResponse<?> disconnect(
            HttpRequest<?> request,
            GraphCaller caller,
            @PathUser("user") NamedUser actor,
            @PathUser("other") NamedUser named) {
        return act(request, TieAction.DISCONNECT, caller, actor, named, null);
    }

    @Put("/requests/sent/{other:[^/]+}")
    @GraphRoute(
            callers = GraphRoute.Callers.KEYS_AND_USERS,
            scope = KeyScope.TIES_WRITE,
            parameters = CREATE,
            keepsAnswer = true)
    HttpResponse<?> request(
            HttpRequest<?> request,
            GraphCaller caller,
            @PathUser("user") NamedUser actor,
            @PathUser("other") NamedUser named,
            @Body @Nullable String text) {
        requireNoFields(request, text);
        return make(request, TieAction.ASK, caller, actor, named, null, text);
    }

    @Delete("/requests/sent/{other:[^/]+}")
    @GraphRoute(callers = GraphRoute.Callers.KEYS_AND_USERS, scope = KeyScope.TIES_WRITE, keepsAnswer = true)
    HttpResponse<?> withdraw(
            HttpRequest<?> request,
            GraphCaller caller,
            @PathUser("user") NamedUser actor,
            @PathUser("other") NamedUser named) {
        return act(request, TieAction.CANCEL, caller, actor, named, null);
    }

    @Post("/requests/received/{other:[^/]+}/accept")
    @GraphRoute(callers = GraphRoute.Callers.KEYS_AND_USERS, scope = KeyScope.TIES_WRITE, keepsAnswer = true)
    HttpResponse<?> accept(
            HttpRequest<?> request,
            GraphCaller caller,
            @PathUser("user") NamedUser actor,
            @PathUser("other") NamedUser named,
            @Body @Nullable String text) {
        requireNoFields(request, text);
        return act(request, TieAction.ACCEPT, caller, actor, named, text);
    }

    @Post("/requests/received/{other:[^/]+}/reject")
    @GraphRoute(callers = GraphRoute.Callers.KEYS_AND_USERS, scope = KeyScope.TIES_WRITE, keepsAnswer = true)
    HttpResponse<?> reject(
            HttpRequest<?> request,
            GraphCaller caller,
            @PathUser("user") NamedUser actor,
            @PathUser("other") NamedUser named,
            @Body @Nullable String text) {
        requireNoFields(request, text);
        return act(request, TieAction.REJECT, caller, actor, named, text);
    }

    @Post("/requests/received/{other:[^/]+}/restore")
    @GraphRoute(callers = GraphRoute.Callers.KEYS_AND_USERS, scope = KeyScope.TIES_WRITE, keepsAnswer = true)
    HttpResponse<?> restore(
            HttpRequest<?> request,
            GraphCaller caller,
            @PathUser("user") NamedUser actor,
            @PathUser("other") NamedUser named,
            @Body @Nullable String text) {
        requireNoFields(request, text);
        return act(request, TieAction.CANCEL_REJECT, caller, actor, named, text);
    }

    @Post("/requests/received/{other:[^/]+}/seen")
    @GraphRoute(callers = GraphRoute.Callers.KEYS_AND_USERS, scope = KeyScope.TIES_WRITE, keepsAnswer = true)
    HttpResponse<?> markSeen(
            HttpRequest<?> request,
            GraphCaller caller,
            @PathUser("user") NamedUser actor,
            @PathUser("other") NamedUser named,
            @Body @Nullable String text) {
        requireNoFields(request, text);
        return act(request, TieAction.MARK_SEEN, caller, actor, named, text);
    }

    /** When the edge began, as the body says; null if it says nothing. */
    private @Nullable Instant since(HttpRequest<?> request, GraphCaller caller, @Nullable String text) {
        BodyObject body = bodies.readIfPresent(request, text);
        if (caller instanceof GraphCaller.Person && body.has(EdgeStart.SINCE)) {
            throw Problems.notYours("A service key sets since.");
        }
        Instant since = edgeStart.read(body).orNull();
        body.throwIfInvalid();
        return since;
    }

    private void requireNoFields(HttpRequest<?> request, @Nullable String text) {
        bodies.readIfPresent(request, text).throwIfInvalid();
    }

    /** 201 if the edge is new, 200 if it was there. */
    private HttpResponse<?> make(
            HttpRequest<?> request,
            TieAction action,
            GraphCaller caller,
            NamedUser actor,
            NamedUser named,
            @Nullable Instant since,
            @Nullable String text) {
        boolean createsMissing = GraphParameters.flag(request, CREATE);
        if (createsMissing && actor.key().equals(named.key())) {
            throw Problems.selfRelation();
        }
        List<NamedUser> both = List.of(actor, named);
        return once.answer(request, caller, text, () -> {
            Map<UserReference.Key, UserId> ids = createsMissing ? users.idsOrNew(caller, both) : users.ids(both);
            Written written = write(action, caller, actor, named, ids, since);
            return HttpResponse.status(written.changed() ? HttpStatus.CREATED : HttpStatus.OK)
                    .body(written.json());
        });
    }

    private HttpResponse<?> act(
            HttpRequest<?> request,
            TieAction action,
            GraphCaller caller,
            NamedUser actor,
            NamedUser named,
            @Nullable String text) {
        return once.answer(
                request,
                caller,
                text,
                () -> HttpResponse.ok(write(action, caller, actor, named, users.ids(List.of(actor, named)), null)
                        .json()));
    }

    private record Written(boolean changed, Map<String, Object> json) {}

    /** @param ids without users who do not exist */
    private Written write(
            TieAction action,
            GraphCaller caller,
            NamedUser actor,
            NamedUser named,
            Map<UserReference.Key, UserId> ids,
            @Nullable Instant since) {
        UserId id = OwnUsers.require(caller, NamedUsers.require(ids, actor));
        return switch (actOnTie.handle(new TieOperation(id, NamedUsers.require(ids, named), action, since))) {
            case TieAnswer.Done(Tie tie, boolean changed) -> {
                Map<String, @Nullable Object> json = new LinkedHashMap<>();
                json.put("changed", changed);
                json.put(
                        "relationship",
                        RelationshipView.of(caller).render(Relationship.seenBy(id, tie), RelationshipMember.ALL));
                json.put(
                        "state",
                        getState.handle().map(JournalPosition::toString).orElse(null));
                yield new Written(changed, json);
            }
            case TieAnswer.NoRequest() -> throw Problems.noRequest();
            case TieAnswer.Refused(Refusal why) -> throw TieRefusal.problem(why, actor, named);
        };
    }
}
