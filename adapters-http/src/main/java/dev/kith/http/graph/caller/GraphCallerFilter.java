package dev.kith.http.graph.caller;

import dev.kith.application.key.VerifyKey;
import dev.kith.application.session.FindTokenHolder;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.key.KeyText;
import dev.kith.domain.user.User;
import dev.kith.http.graph.problem.GraphDialect;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.security.TokenHolders;
import dev.kith.http.security.token.BearerCredentials;
import dev.kith.http.security.token.TokenVerifier;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.Dialects;
import dev.kith.http.wire.FilterOrder;
import dev.kith.http.wire.RequestIds;
import dev.kith.http.wire.header.CrossOriginFilter;
import dev.kith.http.wire.state.StateFilter;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the caller of a request of this dialect, by a service key or by the token of a user. It refuses who may
 * not call the route, and parameters that the route does not know. The filter sees the requests of the other dialects too: the framework would match a pattern
 * for each request, which takes longer.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class GraphCallerFilter implements Ordered {

    /** The most wrong parameters that an answer names. */
    private static final int MAX_ERRORS = 20;

    static final String ATTRIBUTE = GraphCaller.class.getName();

    private final VerifyKey verifyKey;
    private final TokenVerifier tokens;
    private final TokenHolders holders;
    private final GraphDialect graph;
    private final Dialects dialects;

    GraphCallerFilter(
            VerifyKey verifyKey, TokenVerifier tokens, TokenHolders holders, GraphDialect graph, Dialects dialects) {
        this.verifyKey = verifyKey;
        this.tokens = tokens;
        this.holders = holders;
        this.graph = graph;
        this.dialects = dialects;
    }

    @RequestFilter
    void identify(HttpRequest<?> request) {
        if (isOfThisDialect(request)) {
            // a path without a route is answered by the framework
            RouteAttributes.getRouteMatch(request).ifPresent(route -> identify(request, route));
        }
    }

    private void identify(HttpRequest<?> request, RouteMatch<?> route) {
        AnnotationMetadata needs = route.getAnnotationMetadata();
        GraphRoute.Callers callers = needs.enumValue(GraphRoute.class, "callers", GraphRoute.Callers.class)
                .orElseThrow();
        if (callers != GraphRoute.Callers.EVERYBODY) {
            GraphCaller caller = caller(request);
            switch (caller) {
                case GraphCaller.Program(var key) ->
                    Arrays.stream(needs.enumValues(GraphRoute.class, "scope", KeyScope.class))
                            .filter(scope -> !key.allows(scope))
                            .findFirst()
                            .ifPresent(GraphCallerFilter::refuse);
                case GraphCaller.Person _ -> {
                    if (callers == GraphRoute.Callers.KEYS) {
                        throw Problems.notYours("The request needs a service key.");
                    }
                }
            }
            request.setAttribute(ATTRIBUTE, caller);
        }
        requireParameters(request, Set.of(needs.stringValues(GraphRoute.class, "parameters")));
    }

    private static void refuse(KeyScope scope) {
        throw Problems.insufficientScope(scope);
    }

    private static void requireParameters(HttpRequest<?> request, Set<String> known) {
        List<ApiError.FieldError> errors = new ArrayList<>();
        request.getParameters().forEach((name, values) -> {
            if (!name.equals(StateFilter.PARAMETER) && !known.contains(name)) {
                errors.add(new ApiError.FieldError(name, "unknown", "This request knows no such parameter."));
            } else if (values.size() > 1) {
                errors.add(new ApiError.FieldError(name, "repeated", "The request has the parameter more than once."));
            } else if (name.equals(StateFilter.PARAMETER)
                    && JournalPosition.parse(values.getFirst()).isEmpty()) {
                errors.add(new ApiError.FieldError(name, "invalid", "This is not a state that this server answered."));
            }
        });
        if (!errors.isEmpty()) {
            throw Problems.invalidParameters(errors.subList(0, Math.min(errors.size(), MAX_ERRORS)));
        }
    }

    private GraphCaller caller(HttpRequest<?> request) {
        String token = BearerCredentials.of(request);
        if (token == null) {
            throw Problems.unauthenticated();
        }
        return token.startsWith(KeyText.PREFIX) ? program(request, token) : person(token);
    }

    private GraphCaller program(HttpRequest<?> request, String token) {
        if (CrossOriginFilter.isFromPage(request)) {
            throw Problems.keyInBrowser();
        }
        KeyText text = KeyText.parse(token).orElseThrow(() -> Problems.invalidCredentials("unknown"));
        return switch (verifyKey.handle(text)) {
            case VerifyKey.Answer.Valid(var key) -> new GraphCaller.Program(key);
            case VerifyKey.Answer.Refused(var state) ->
                throw Problems.invalidCredentials(state.name().toLowerCase(Locale.ROOT));
        };
    }

    /** A token with a scope is limited to an application of another API, so it is refused. */
    private GraphCaller person(String token) {
        Authentication holder = verified(token);
        if (TokenVerifier.isScoped(holder)) {
            throw Problems.invalidCredentials("unknown");
        }
        return switch (holders.find(holder)) {
            case FindTokenHolder.Answer.Found(User user) -> new GraphCaller.Person(user);
            case FindTokenHolder.Answer.Revoked(User user) ->
                throw Problems.invalidCredentials(user.isUndeleted() ? "revoked" : "user-gone");
            case FindTokenHolder.Answer.NoSuchUser() -> throw Problems.invalidCredentials("user-gone");
        };
    }

    private Authentication verified(String token) {
        try {
            return tokens.verify(token);
        } catch (ApiError refusal) {
            throw Problems.invalidCredentials(tokens.holderOf(token).isPresent() ? "expired" : "unknown");
        }
    }

    @ResponseFilter
    void addHeaders(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (!isOfThisDialect(request)) {
            return;
        }
        if (!response.getHeaders().contains(RequestIds.HEADER)) {
            response.header(RequestIds.HEADER, RequestIds.of(request));
        }
        if (!response.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
            response.header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        }
        response.header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
    }

    private boolean isOfThisDialect(HttpRequest<?> request) {
        return dialects.of(request).filter(graph::equals).isPresent();
    }

    @Override
    public int getOrder() {
        return FilterOrder.CLIENT;
    }
}
