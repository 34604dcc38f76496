package dev.kith.http.graph.request;

import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.User;
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
     * @param caller who {@code me} is; a user names nobody else by an external id
     * @throws dev.kith.http.wire.ApiError 400 for a text that is no reference
     */
    public static NamedUser parse(String text, GraphCaller caller) {
        UserReference reference = UserReference.parse(text).orElseThrow(() -> Problems.invalidReference(text));
        return switch (caller) {
            case GraphCaller.Program _ -> new NamedUser(text, key(text, reference));
            case GraphCaller.Person(User user) -> new NamedUser(text, key(text, reference, user));
        };
    }

    private static UserReference.Key key(String text, UserReference reference) {
        return switch (reference) {
            case UserReference.Key key -> key;
            case UserReference.Me() -> throw Problems.invalidReference(text);
        };
    }

    /** Else a user could find out whose e-mail address is whose. */
    private static UserReference.Key key(String text, UserReference reference, User caller) {
        return switch (reference) {
            case UserReference.Me() -> new UserReference.ById(caller.id());
            case UserReference.ByExternalId(ExternalId id)
            when id.equals(caller.externalId()) -> new UserReference.ById(caller.id());
            case UserReference.ByExternalId _ -> throw Problems.userNotFound(text);
            case UserReference.Key key -> key;
        };
    }
}
