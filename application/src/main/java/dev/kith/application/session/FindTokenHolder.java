package dev.kith.application.session;

import dev.kith.application.user.Users;
import dev.kith.domain.session.SessionId;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Finds the user of an access token. */
public final class FindTokenHolder {

    public sealed interface Answer {

        record Found(User user) implements Answer {}

        /** The user is deleted, has changed the password since the token was issued, or the session has ended. */
        record Revoked(User user) implements Answer {}

        record NoSuchUser() implements Answer {}
    }

    private final Users users;
    private final Sessions sessions;

    public FindTokenHolder(Users users, Sessions sessions) {
        this.users = users;
        this.sessions = sessions;
    }

    /** @param session the session that the token was issued for; null if it belongs to none */
    public Answer handle(UserId id, Instant issued, @Nullable SessionId session) {
        return users.find(id)
                .<Answer>map(user -> user.accepts(issued) && (session == null || sessions.isOpen(session))
                        ? new Answer.Found(user)
                        : new Answer.Revoked(user))
                .orElseGet(Answer.NoSuchUser::new);
    }
}
