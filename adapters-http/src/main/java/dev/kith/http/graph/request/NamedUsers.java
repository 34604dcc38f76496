package dev.kith.http.graph.request;

import dev.kith.application.reference.ResolveReferences;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserReference;
import dev.kith.http.graph.problem.Problems;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the ids of the users that a request names. */
@Singleton
public final class NamedUsers {

    private final ResolveReferences resolveReferences;

    NamedUsers(ResolveReferences resolveReferences) {
        this.resolveReferences = resolveReferences;
    }

    /**
     * The id of a user, who may be deleted. Whether a user has an id that was named as such is not looked up: whoever
     * acts on the user finds out.
     *
     * @throws dev.kith.http.wire.ApiError 404 if no user has the key
     */
    public UserId id(NamedUser user) {
        if (user.key() instanceof UserReference.ById(var id)) {
            return id;
        }
        UserId found = resolveReferences.handle(List.of(user.key())).get(user.key());
        if (found == null) {
            throw Problems.userNotFound(user.text());
        }
        return found;
    }

    /** The ids of many users, as by {@link #id}. A key that no user has is absent. */
    public Map<UserReference.Key, UserId> ids(Collection<NamedUser> named) {
        Map<UserReference.Key, UserId> ids = new HashMap<>();
        Set<UserReference.Key> unknown = new LinkedHashSet<>();
        for (NamedUser user : named) {
            if (user.key() instanceof UserReference.ById(var id)) {
                ids.put(user.key(), id);
            } else {
                unknown.add(user.key());
            }
        }
        ids.putAll(resolveReferences.handle(unknown));
        return ids;
    }
}
