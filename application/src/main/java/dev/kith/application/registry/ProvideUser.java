package dev.kith.application.registry;

import dev.kith.application.Overloaded;
import dev.kith.application.user.CreateUserAnswer;
import dev.kith.application.user.NewUser;
import dev.kith.application.user.Users;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserReference;
import dev.kith.domain.user.Username;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes the user with an external id, who is created if no user has it. */
public final class ProvideUser {

    /** Another request may create or erase the user between the look-up and the change. */
    private static final int MAX_ATTEMPTS = 10;

    private final Users users;
    private final ChangeUser changeUser;
    private final Clock clock;
    private final Supplier<UUID> uuids;

    public ProvideUser(Users users, Clock clock, Supplier<UUID> uuids) {
        this.users = users;
        this.changeUser = new ChangeUser(users);
        this.clock = clock;
        this.uuids = uuids;
    }

    /**
     * A new user has the username that {@link Username#of(UUID)} makes, and an empty profile, before the change.
     *
     * @param change sets the username and the profile; it may run more than once
     */
    public SaveUserAnswer handle(ExternalId externalId, UserCondition condition, UnaryOperator<User> change) {
        UserReference.Key key = new UserReference.ByExternalId(externalId);
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            UserId id = users.ids(List.of(key)).get(key);
            SaveUserAnswer answer = id == null ? create(externalId, condition, change) : change(id, condition, change);
            if (answer != null) {
                return answer;
            }
        }
        throw new Overloaded("Other requests create and delete the user at the same time.");
    }

    /** Null if the user is gone. */
    private @Nullable SaveUserAnswer change(UserId id, UserCondition condition, UnaryOperator<User> change) {
        SaveUserAnswer answer = changeUser.handle(id, condition, change);
        return answer instanceof SaveUserAnswer.NoSuchUser ? null : answer;
    }

    /** Null if there is a user with the external id by now. */
    private @Nullable SaveUserAnswer create(
            ExternalId externalId, UserCondition condition, UnaryOperator<User> change) {
        if (!condition.allowsNew()) {
            return new SaveUserAnswer.ConditionFailed();
        }
        UserReference.Key key = new UserReference.ByExternalId(externalId);
        NewUser blank = NewUser.blank(uuids.get(), externalId, clock.instant());
        return switch (users.create(blank.with(change))) {
            case CreateUserAnswer.Created(User user) -> new SaveUserAnswer.Created(user);
            case CreateUserAnswer.UsernameTaken() ->
                // the user who has the name may be this one, whom another request has just created
                users.ids(List.of(key)).containsKey(key) ? null : new SaveUserAnswer.UsernameTaken();
            case CreateUserAnswer.ExternalIdTaken() -> null;
            case CreateUserAnswer.IdTaken(), CreateUserAnswer.EmailTaken() ->
                throw new IllegalStateException("A user without an id and an address was refused for one of them");
        };
    }
}
