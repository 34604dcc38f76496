package dev.kith.http.graph.suggestion;

import dev.kith.application.journal.GetState;
import dev.kith.application.suggestion.DismissSuggestion;
import dev.kith.application.suggestion.Dismissals;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.user.UserId;
import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.caller.GraphRoute;
import dev.kith.http.graph.once.OnceAnswers;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.graph.request.GraphBodies;
import dev.kith.http.graph.request.NamedUser;
import dev.kith.http.graph.request.NamedUsers;
import dev.kith.http.graph.request.PathUser;
import dev.kith.http.graph.tie.OwnUsers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dismisses users who are suggested to a user. A repeated request changes nothing. */
@Controller("${kith.graph.path}/users/{user:[^/]+}/suggestions/dismissed/{other:[^/]+}")
@Secured(SecurityRule.IS_ANONYMOUS)
@Consumes(MediaType.ALL)
final class DismissalController {

    private final DismissSuggestion dismissSuggestion;
    private final GetState getState;
    private final OwnUsers ownUsers;
    private final NamedUsers users;
    private final GraphBodies bodies;
    private final OnceAnswers once;

    DismissalController(
            DismissSuggestion dismissSuggestion,
            GetState getState,
            OwnUsers ownUsers,
            NamedUsers users,
            GraphBodies bodies,
            OnceAnswers once) {
        this.dismissSuggestion = dismissSuggestion;
        this.getState = getState;
        this.ownUsers = ownUsers;
        this.users = users;
        this.bodies = bodies;
        this.once = once;
    }

    /** 201 if the dismissal is new, 200 if it was there. */
    @Put
    @GraphRoute(callers = GraphRoute.Callers.KEYS_AND_USERS, scope = KeyScope.TIES_WRITE, keepsAnswer = true)
    HttpResponse<?> dismiss(
            HttpRequest<?> request,
            GraphCaller caller,
            @PathUser("user") NamedUser named,
            @PathUser("other") NamedUser otherNamed,
            @Body @Nullable String text) {
        bodies.readIfPresent(request, text).throwIfInvalid();
        return once.answer(request, caller, text, () -> {
            boolean isChanged = change(caller, named, otherNamed, true);
            return HttpResponse.status(isChanged ? HttpStatus.CREATED : HttpStatus.OK)
                    .body(json(isChanged));
        });
    }

    @Delete
    @GraphRoute(callers = GraphRoute.Callers.KEYS_AND_USERS, scope = KeyScope.TIES_WRITE, keepsAnswer = true)
    HttpResponse<?> restore(
            HttpRequest<?> request,
            GraphCaller caller,
            @PathUser("user") NamedUser named,
            @PathUser("other") NamedUser otherNamed) {
        return once.answer(
                request, caller, null, () -> HttpResponse.ok(json(change(caller, named, otherNamed, false))));
    }

    private boolean change(GraphCaller caller, NamedUser named, NamedUser otherNamed, boolean dismissed) {
        UserId user = ownUsers.id(caller, named);
        UserId other = users.id(otherNamed);
        if (user.equals(other)) {
            throw Problems.selfRelation();
        }
        return switch (dismissSuggestion.handle(user, other, dismissed)) {
            case Dismissals.Answer.Done(boolean isChanged) -> isChanged;
            case Dismissals.Answer.NoSuchUser(UserId missing) ->
                throw Problems.userNotFound(missing.equals(user) ? named.text() : otherNamed.text());
        };
    }

    private Map<String, @Nullable Object> json(boolean changed) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("changed", changed);
        json.put("state", getState.handle().map(JournalPosition::toString).orElse(null));
        return json;
    }
}
