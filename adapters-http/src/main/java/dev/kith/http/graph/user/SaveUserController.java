package dev.kith.http.graph.user;

import dev.kith.application.deletion.DeleteUser;
import dev.kith.application.deletion.DeleteUserAnswer;
import dev.kith.application.registry.ChangeUser;
import dev.kith.application.registry.SaveUserAnswer;
import dev.kith.application.registry.UserCondition;
import dev.kith.application.user.GetUser;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserCounters;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.UserSummary;
import dev.kith.http.graph.answer.UserMember;
import dev.kith.http.graph.answer.UserRenderer;
import dev.kith.http.graph.answer.UserTags;
import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.caller.GraphRoute;
import dev.kith.http.graph.once.OnceAnswers;
import dev.kith.http.graph.problem.GraphDialect;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.graph.request.BodyObject;
import dev.kith.http.graph.request.GraphBodies;
import dev.kith.http.graph.request.GraphParameters;
import dev.kith.http.graph.request.NamedUser;
import dev.kith.http.graph.request.NamedUsers;
import dev.kith.http.graph.request.PathUser;
import dev.kith.http.wire.connection.LargeBody;
import dev.kith.http.wire.header.EntityTags;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Creates, changes and deletes one user. */
@Controller("${kith.graph.path}/users/{user:[^/]+}")
@Secured(SecurityRule.IS_ANONYMOUS)
final class SaveUserController {

    private static final String ERASE = "erase";

    private final UserSaves saves;
    private final ChangeUser changeUser;
    private final DeleteUser deleteUser;
    private final GetUser getUser;
    private final NamedUsers users;
    private final GraphBodies bodies;
    private final UserConditions conditions;
    private final UserRenderer renderer;
    private final UserTags tags;
    private final GraphDialect dialect;
    private final OnceAnswers once;

    SaveUserController(
            UserSaves saves,
            ChangeUser changeUser,
            DeleteUser deleteUser,
            GetUser getUser,
            NamedUsers users,
            GraphBodies bodies,
            UserConditions conditions,
            UserRenderer renderer,
            UserTags tags,
            GraphDialect dialect,
            OnceAnswers once) {
        this.saves = saves;
        this.changeUser = changeUser;
        this.deleteUser = deleteUser;
        this.getUser = getUser;
        this.users = users;
        this.bodies = bodies;
        this.conditions = conditions;
        this.renderer = renderer;
        this.tags = tags;
        this.dialect = dialect;
        this.once = once;
    }

    @Put
    @Consumes(MediaType.ALL)
    @LargeBody
    @GraphRoute(callers = GraphRoute.Callers.KEYS, scope = KeyScope.USERS_WRITE, keepsAnswer = true)
    HttpResponse<?> put(
            HttpRequest<?> request,
            GraphCaller caller,
            @PathUser("user") NamedUser named,
            @Body @Nullable String text) {
        BodyObject body = bodies.read(request, text);
        UnaryOperator<User> replacement = UserBody.read(body, true);
        body.throwIfInvalid();
        UserCondition condition = conditions.of(request, null);
        return once.answer(
                request, caller, text, () -> answer(request, null, named, saves.save(named, condition, replacement)));
    }

    @Patch
    @Consumes(MediaType.ALL)
    @LargeBody
    @GraphRoute(callers = GraphRoute.Callers.KEYS_AND_USERS, scope = KeyScope.USERS_WRITE, keepsAnswer = true)
    HttpResponse<?> patch(
            HttpRequest<?> request,
            GraphCaller caller,
            @PathUser("user") NamedUser named,
            @Body @Nullable String text) {
        BodyObject body = bodies.read(request, text);
        if (caller instanceof GraphCaller.Person && (body.has(UserBody.EXTERNAL_ID) || body.has(UserBody.SUSPENDED))) {
            throw Problems.notYours("A service key sets external_id and suspended.");
        }
        UnaryOperator<User> change = UserBody.readMerge(body);
        return once.answer(request, caller, text, () -> {
            UserId id = users.id(named);
            requireOwn(caller, id, named);
            body.throwIfInvalid();
            UserId viewer = caller.viewer();
            SaveUserAnswer answer = changeUser.handle(id, conditions.of(request, viewer), change);
            if (answer instanceof SaveUserAnswer.Deleted) {
                throw Problems.userNotFound(named.text());
            }
            return answer(request, viewer, named, answer);
        });
    }

    private HttpResponse<?> answer(
            HttpRequest<?> request, @Nullable UserId viewer, NamedUser named, SaveUserAnswer answer) {
        return switch (answer) {
            case SaveUserAnswer.Created(User user) ->
                shown(request, viewer, user, HttpResponse.created(body(request, viewer, user)))
                        .header(HttpHeaders.LOCATION, dialect.path() + "/users/" + user.id());
            case SaveUserAnswer.Saved(User user, var _) ->
                shown(request, viewer, user, HttpResponse.ok(body(request, viewer, user)));
            case SaveUserAnswer.Refused refusal -> throw UserSaves.problem(refusal, named.text());
        };
    }

    private Object body(HttpRequest<?> request, @Nullable UserId viewer, User user) {
        return renderer.render(request, viewer, user, UserMember.ALL_BUT_COUNTS);
    }

    private MutableHttpResponse<?> shown(
            HttpRequest<?> request, @Nullable UserId viewer, User user, MutableHttpResponse<?> answer) {
        UserSummary summary = new UserSummary(user, UserCounters.NONE);
        String tag = tags.tag(request, viewer, summary, Map.of());
        return answer.header(HttpHeaders.ETAG, EntityTags.weak(tag));
    }

    /** A user may change only themself, and not while suspended. */
    private static void requireOwn(GraphCaller caller, UserId id, NamedUser named) {
        if (caller instanceof GraphCaller.Person(User user)) {
            if (!user.id().equals(id)) {
                throw Problems.notYours("The token of a user changes this user only.");
            }
            if (user.status() == UserStatus.BLOCKED) {
                throw Problems.userSuspended(named.text());
            }
        }
    }

    @Delete
    @Consumes(MediaType.ALL)
    @GraphRoute(callers = GraphRoute.Callers.KEYS_AND_USERS, scope = KeyScope.USERS_WRITE, parameters = ERASE)
    HttpResponse<?> delete(HttpRequest<?> request, GraphCaller caller, @PathUser("user") NamedUser named) {
        boolean erase = GraphParameters.flag(request, ERASE);
        UserId id = users.id(named);
        requireOwn(caller, id, named);
        UserSummary found = getUser.handle(id).orElseThrow(() -> Problems.userNotFound(named.text()));
        if (!conditions.of(request, caller.viewer()).allows().test(found.user())) {
            throw Problems.preconditionFailed();
        }
        DeleteUserAnswer answer = switch (caller) {
            case GraphCaller.Program(var key) -> deleteUser.handle(key.id(), id, erase);
            case GraphCaller.Person(User user) -> deleteUser.handle(user.id(), user.role(), id, () -> erase);
        };
        return switch (answer) {
            case DeleteUserAnswer.Deleted(), DeleteUserAnswer.AlreadyDeleted() -> HttpResponse.noContent();
            case DeleteUserAnswer.NoSuchUser() -> throw Problems.userNotFound(named.text());
            case DeleteUserAnswer.Forbidden() -> throw new IllegalStateException(caller + " may delete " + id);
        };
    }
}
