package dev.kith.http.graph.tie;

import dev.kith.domain.user.UserId;
import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.graph.request.NamedUser;
import dev.kith.http.graph.request.NamedUsers;
import jakarta.inject.Singleton;

/** Finds the user for whom a request acts or asks. A program may do so for everybody, a user for themself. */
@Singleton
public final class OwnUsers {

    private final NamedUsers users;

    OwnUsers(NamedUsers users) {
        this.users = users;
    }

    /** @throws dev.kith.http.wire.ApiError 403 for a user who names another one, 404 if no user has the key */
    public UserId id(GraphCaller caller, NamedUser named) {
        return require(caller, users.id(named));
    }

    /** @throws dev.kith.http.wire.ApiError 403 for a user who names another one */
    static UserId require(GraphCaller caller, UserId id) {
        if (caller instanceof GraphCaller.Person(var user) && !user.id().equals(id)) {
            throw Problems.notYours("The token of a user acts and asks for this user only.");
        }
        return id;
    }
}
