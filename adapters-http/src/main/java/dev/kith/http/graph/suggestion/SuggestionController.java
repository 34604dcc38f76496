package dev.kith.http.graph.suggestion;

import dev.kith.application.suggestion.ExplainSuggestions;
import dev.kith.application.suggestion.ExplainSuggestions.Suggested;
import dev.kith.application.suggestion.SuggestionReason;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.http.graph.answer.UserMember;
import dev.kith.http.graph.answer.UserRenderer;
import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.caller.GraphRoute;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.graph.request.GraphParameters;
import dev.kith.http.graph.request.NamedUser;
import dev.kith.http.graph.request.PathUser;
import dev.kith.http.graph.tie.OwnUsers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Suggests users to a user, and says why. */
@Controller("${kith.graph.path}/users/{user:[^/]+}/suggestions")
@Secured(SecurityRule.IS_ANONYMOUS)
final class SuggestionController {

    private static final String FOR = "for";

    private static final int DEFAULT_LIMIT = 20;

    private final ExplainSuggestions explainSuggestions;
    private final OwnUsers users;
    private final UserRenderer renderer;

    SuggestionController(ExplainSuggestions explainSuggestions, OwnUsers users, UserRenderer renderer) {
        this.explainSuggestions = explainSuggestions;
        this.users = users;
        this.renderer = renderer;
    }

    @Get
    @GraphRoute(
            callers = GraphRoute.Callers.KEYS_AND_USERS,
            scope = KeyScope.TIES_READ,
            parameters = {FOR, GraphParameters.LIMIT, GraphParameters.FIELDS})
    Map<String, Object> suggestions(HttpRequest<?> request, GraphCaller caller, @PathUser("user") NamedUser named) {
        UserId user = users.id(caller, named);
        CommunityMode mode = mode(request);
        int limit = GraphParameters.limit(request, DEFAULT_LIMIT, ExplainSuggestions.MAX_LIMIT);
        Set<UserMember> fields = GraphParameters.fields(request, UserMember.BRIEF);
        Function<UserSummary, Map<String, @Nullable Object>> shown =
                summary -> renderer.render(request, caller.viewer(), summary, fields);
        return switch (explainSuggestions.handle(user, mode, limit)) {
            case ExplainSuggestions.Answer.NoSuchUser() -> throw Problems.userNotFound(named.text());
            case ExplainSuggestions.Answer.Found(var found, boolean isComplete) -> {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("data", found.stream().map(each -> json(each, shown)).toList());
                json.put("complete", isComplete);
                yield json;
            }
        };
    }

    private static CommunityMode mode(HttpRequest<?> request) {
        return switch (request.getParameters().get(FOR)) {
            case null -> CommunityMode.FOLLOW;
            case "follow" -> CommunityMode.FOLLOW;
            case "connection" -> CommunityMode.FRIENDSHIP;
            default -> throw Problems.invalidParameter(FOR, "invalid", "Must be follow or connection.");
        };
    }

    private static Map<String, Object> json(
            Suggested suggested, Function<UserSummary, Map<String, @Nullable Object>> shown) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("user", shown.apply(suggested.user()));
        json.put("score", suggested.score());
        json.put(
                "reasons",
                suggested.reasons().stream().map(reason -> json(reason, shown)).toList());
        return json;
    }

    private static Map<String, Object> json(
            SuggestionReason reason, Function<UserSummary, Map<String, @Nullable Object>> shown) {
        Map<String, Object> json = new LinkedHashMap<>();
        switch (reason) {
            case SuggestionReason.FollowsYou() -> json.put("type", "follows_you");
            case SuggestionReason.FollowedByFollowings(long count, boolean isAtLeast, var named) -> {
                json.put("type", "followed_by_followings");
                putShared(json, count, isAtLeast, named, shown);
            }
            case SuggestionReason.SharedConnections(long count, boolean isAtLeast, var named) -> {
                json.put("type", "shared_connections");
                putShared(json, count, isAtLeast, named, shown);
            }
            case SuggestionReason.Popular(long followers) -> {
                json.put("type", "popular");
                json.put("followers", followers);
            }
        }
        return json;
    }

    private static void putShared(
            Map<String, Object> json,
            long count,
            boolean isAtLeast,
            List<UserSummary> named,
            Function<UserSummary, Map<String, @Nullable Object>> shown) {
        json.put("count", count);
        json.put("at_least", isAtLeast);
        json.put("users", named.stream().map(shown).toList());
    }
}
