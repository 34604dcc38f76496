package dev.kith.http.graph.user;

import dev.kith.application.registry.SaveUserAnswer;
import dev.kith.application.registry.UserCondition;
import dev.kith.application.transaction.WriteTogether;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.http.graph.answer.UserMember;
import dev.kith.http.graph.answer.UserRenderer;
import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.caller.GraphRoute;
import dev.kith.http.graph.caller.Quotas;
import dev.kith.http.graph.once.OnceAnswers;
import dev.kith.http.graph.problem.GraphDialect;
import dev.kith.http.graph.request.BodyObject;
import dev.kith.http.graph.request.GraphBodies;
import dev.kith.http.graph.request.UserLookup;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.connection.LargeBody;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Saves and reads many users by one request. Each item has an answer of its own, in its place. */
@Controller("${kith.graph.path}/users")
@Secured(SecurityRule.IS_ANONYMOUS)
@Consumes(MediaType.ALL)
final class ManyUsersController {

    /** Whether an item of a batch replaces the user or changes what it names. */
    private enum Mode {
        MERGE,
        REPLACE
    }

    /** The most items of a request. */
    private static final int MOST = 1_000;

    private final UserSaves saves;
    private final UserLookup lookup;
    private final GraphBodies bodies;
    private final UserRenderer renderer;
    private final GraphDialect dialect;
    private final WriteTogether writeTogether;
    private final OnceAnswers once;
    private final Quotas quotas;

    ManyUsersController(
            UserSaves saves,
            UserLookup lookup,
            GraphBodies bodies,
            UserRenderer renderer,
            GraphDialect dialect,
            WriteTogether writeTogether,
            OnceAnswers once,
            Quotas quotas) {
        this.saves = saves;
        this.lookup = lookup;
        this.bodies = bodies;
        this.renderer = renderer;
        this.dialect = dialect;
        this.writeTogether = writeTogether;
        this.once = once;
        this.quotas = quotas;
    }

    // ---- saving

    @Post("/batch")
    @LargeBody
    @GraphRoute(callers = GraphRoute.Callers.KEYS, scope = KeyScope.USERS_WRITE, keepsAnswer = true)
    HttpResponse<?> batch(HttpRequest<?> request, GraphCaller caller, @Body @Nullable String text) {
        BodyObject body = bodies.read(request, text);
        List<BodyObject> items = body.separateObjects("users", MOST).orElse(List.of());
        boolean replaces = body.word("mode", Mode.class).orElse(Mode.MERGE) == Mode.REPLACE;
        body.require("users");
        body.throwIfInvalid();
        List<UserItem> users = items.stream()
                .map(item -> UserItem.read(item, replaces, caller))
                .toList();
        List<OnceAnswers.Items> parts = new ArrayList<>();
        for (List<UserItem> part : UserItem.parts(users)) {
            parts.add(once.items(request, caller, text, parts.size(), () -> writeTogether.handle(() -> save(part))));
        }
        List<Map<String, @Nullable Object>> results =
                parts.stream().flatMap(part -> part.items().stream()).toList();
        long failed = results.stream()
                .filter(result -> "failed".equals(result.get("status")))
                .count();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("failed", failed);
        json.put("results", results);
        MutableHttpResponse<?> answer = HttpResponse.status(failed == 0 ? HttpStatus.OK : HttpStatus.MULTI_STATUS)
                .body(json);
        return OnceAnswers.marked(answer, parts);
    }

    private List<Map<String, @Nullable Object>> save(List<UserItem> items) {
        return items.stream()
                .map(item -> switch (item) {
                    case UserItem.Refused(String ref, ApiError why) -> failed(ref, why);
                    case UserItem.Named named -> save(named);
                })
                .toList();
    }

    private Map<String, @Nullable Object> save(UserItem.Named item) {
        try {
            return result(item.ref(), saves.save(item.user(), UserCondition.NONE, item.change()));
        } catch (ApiError refusal) {
            return failed(item.ref(), refusal);
        }
    }

    private Map<String, @Nullable Object> result(String ref, SaveUserAnswer answer) {
        return switch (answer) {
            case SaveUserAnswer.Created(User user) -> result(ref, user.id(), "created", null);
            case SaveUserAnswer.Saved(User user, boolean changed) ->
                result(ref, user.id(), changed ? "updated" : "unchanged", null);
            case SaveUserAnswer.Refused refusal -> failed(ref, UserSaves.problem(refusal, ref));
        };
    }

    private Map<String, @Nullable Object> failed(String ref, ApiError problem) {
        return result(ref, null, "failed", dialect.item(problem));
    }

    private static Map<String, @Nullable Object> result(
            String ref, @Nullable UserId id, String status, @Nullable Object problem) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("ref", ref);
        result.put("id", id == null ? null : id.toString());
        result.put("status", status);
        result.put("problem", problem);
        return result;
    }

    // ---- reading

    @Post("/lookup")
    @LargeBody
    @GraphRoute(callers = GraphRoute.Callers.KEYS, scope = KeyScope.USERS_READ, onlyReads = true)
    Map<String, Object> lookup(HttpRequest<?> request, GraphCaller caller, @Body @Nullable String text) {
        BodyObject body = bodies.read(request, text);
        List<String> refs = refs(body);
        Set<UserMember> members = fields(body);
        body.throwIfInvalid();
        quotas.takeItems(request, caller, refs.size());
        List<Object> data = new ArrayList<>();
        for (UserLookup.Answer answer : lookup.find(caller, refs)) {
            data.add(
                    switch (answer) {
                        case UserLookup.Answer.Found(var _, var summary) ->
                            renderer.render(request, null, summary, members);
                        case UserLookup.Answer.Refused(String ref, ApiError why) ->
                            Map.of("ref", ref, "problem", dialect.item(why));
                    });
        }
        return Map.of("data", data);
    }

    private static List<String> refs(BodyObject body) {
        body.require("refs");
        return body.texts("refs", MOST).orElse(List.of());
    }

    private static Set<UserMember> fields(BodyObject body) {
        List<String> names = body.texts("fields", MOST).orNull();
        if (names == null) {
            return UserMember.ALL_BUT_COUNTS;
        }
        Set<UserMember> members = UserMember.parseAll(names);
        if (members.isEmpty()) {
            body.refuse("fields", "invalid", "Must be names of members of a user.");
        }
        return members;
    }

    @Post("/counts")
    @LargeBody
    @GraphRoute(callers = GraphRoute.Callers.KEYS, scope = KeyScope.TIES_READ, onlyReads = true)
    Map<String, Object> counts(HttpRequest<?> request, GraphCaller caller, @Body @Nullable String text) {
        BodyObject body = bodies.read(request, text);
        List<String> refs = refs(body);
        body.throwIfInvalid();
        quotas.takeItems(request, caller, refs.size());
        List<Object> data = new ArrayList<>();
        for (UserLookup.Answer answer : lookup.find(caller, refs)) {
            data.add(
                    switch (answer) {
                        case UserLookup.Answer.Found(String ref, var summary) ->
                            Map.of("ref", ref, "counts", UserRenderer.counts(summary.counters()));
                        case UserLookup.Answer.Refused(String ref, ApiError why) ->
                            Map.of("ref", ref, "problem", dialect.item(why));
                    });
        }
        return Map.of("data", data);
    }
}
