package dev.kith.http.graph.request;

import dev.kith.domain.user.UserReference;
import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.problem.Problems;

/**
 * A user as a request names one.
 *
 * @param text as the request has it
 */
public record NamedUser(String text, UserReference.Key key) {

    /**
     * @param caller who {@code me} is
     * @throws dev.kith.http.wire.ApiError 400 for a text that is no reference
     */
    public static NamedUser parse(String text, GraphCaller caller) {
        UserReference reference = UserReference.parse(text).orElseThrow(() -> Problems.invalidReference(text));
        return switch (reference) {
            case UserReference.Key key -> new NamedUser(text, key);
            case UserReference.Me() ->
                switch (caller) {
                    case GraphCaller.Person(var user) -> new NamedUser(text, new UserReference.ById(user.id()));
                    case GraphCaller.Program _ -> throw Problems.invalidReference(text);
                };
        };
    }
}
