package dev.kith.application.access;

import dev.kith.application.user.Users;
import dev.kith.domain.access.AppToken;
import dev.kith.domain.access.TokenKey;
import dev.kith.domain.user.User;
import java.time.Clock;
import java.util.Optional;

/** Finds the valid token with a key. */
public final class FindToken {

    public sealed interface Answer {

        record Requested(AppToken.Requested token) implements Answer {}

        record Approved(AppToken.Approved token) implements Answer {}

        record Granted(AppToken.Granted token, User user) implements Answer {}

        /** The token does not exist, has expired or was revoked, or its user is deleted. */
        record NoSuchToken() implements Answer {}
    }

    private final AppTokens tokens;
    private final Users users;
    private final Clock clock;

    public FindToken(AppTokens tokens, Users users, Clock clock) {
        this.tokens = tokens;
        this.users = users;
        this.clock = clock;
    }

    public Answer handle(TokenKey key) {
        Optional<Answer> answer = tokens.find(key).flatMap(token -> switch (token) {
            case AppToken.Requested asked
            when clock.instant().isBefore(asked.expires()) -> Optional.of(new Answer.Requested(asked));
            case AppToken.Approved approved
            when clock.instant().isBefore(approved.expires()) ->
                users.find(approved.user()).filter(User::isUndeleted).map(user -> new Answer.Approved(approved));
            case AppToken.Granted granted ->
                users.find(granted.user()).filter(User::isUndeleted).map(user -> new Answer.Granted(granted, user));
            case AppToken.Requested _, AppToken.Approved _ -> Optional.empty();
        });
        return answer.orElseGet(Answer.NoSuchToken::new);
    }
}
