package dev.kith.http.security;

import dev.kith.domain.user.Role;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.http.wire.ApiError;
import org.jspecify.annotations.Nullable;

/** The sender of a request: a user, or null for an anonymous caller. */
public record Caller(@Nullable User user) {

    public static final Caller ANONYMOUS = new Caller(null);

    public boolean isAnonymous() {
        return user == null;
    }

    public @Nullable UserId id() {
        return user == null ? null : user.id();
    }

    /** @throws ApiError 401 when anonymous */
    public User requireUser() {
        if (user == null) {
            throw ApiError.notAuthenticated();
        }
        return user;
    }

    public boolean is(UserId id) {
        return user != null && user.id().equals(id);
    }

    /** The role of a blocked administrator rests. */
    public boolean isAdmin() {
        return user != null && user.role() == Role.ADMIN && user.status() != UserStatus.BLOCKED;
    }
}
