package dev.kith.http.graph.request;

import dev.kith.application.reference.ResolveReferences;
import dev.kith.application.registry.ProvideUsers;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserReference;
import dev.kith.http.graph.caller.GraphCaller;
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
    private final ProvideUsers provideUsers;

    NamedUsers(ResolveReferences resolveReferences, ProvideUsers provideUsers) {
        this.resolveReferences = resolveReferences;
        this.provideUsers = provideUsers;
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
        return require(resolveReferences.handle(List.of(user.key())), user);
    }

    /** @throws dev.kith.http.wire.ApiError 404 if the user is none of these */
    public static UserId require(Map<UserReference.Key, UserId> ids, NamedUser user) {
        UserId found = ids.get(user.key());
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

    /**
     * As {@link #ids}, but an external id that nobody has makes a new user.
     *
     * @throws dev.kith.http.wire.ApiError 403 for a user, and for a key that may not write users
     */
    public Map<UserReference.Key, UserId> idsOrNew(GraphCaller caller, Collection<NamedUser> named) {
        switch (caller) {
            case GraphCaller.Person _ -> throw Problems.notYours("A service key creates users.");
            case GraphCaller.Program(var key) -> {
                if (!key.allows(KeyScope.USERS_WRITE)) {
                    throw Problems.insufficientScope(KeyScope.USERS_WRITE);
                }
            }
        }
        List<ExternalId> externalIds = named.stream()
                .map(NamedUser::key)
                .filter(UserReference.ByExternalId.class::isInstance)
                .map(UserReference.ByExternalId.class::cast)
                .map(UserReference.ByExternalId::id)
                .toList();
        Map<UserReference.Key, UserId> ids = ids(named.stream()
                .filter(user -> !(user.key() instanceof UserReference.ByExternalId))
                .toList());
        provideUsers
                .handle(externalIds)
                .forEach((externalId, id) -> ids.put(new UserReference.ByExternalId(externalId), id));
        return ids;
    }
}
