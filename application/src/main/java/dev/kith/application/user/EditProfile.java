package dev.kith.application.user;

import dev.kith.domain.user.UserId;
import java.util.function.Supplier;

/** Changes a user's profile, and possibly their username. */
public final class EditProfile {

    private final Users users;

    public EditProfile(Users users) {
        this.users = users;
    }

    /** Only the user themself may do this. */
    public SelfAnswer<EditUserAnswer> handle(UserId caller, UserId id, Supplier<ProfileChange> change) {
        return SelfAnswer.of(users, caller, id, () -> handle(caller, change.get()));
    }

    public EditUserAnswer handle(UserId self, ProfileChange change) {
        return users.edit(self, user -> {
            var edited = user.withProfile(change.profile().apply(user.profile()));
            return change.username() == null ? edited : edited.withUsername(change.username());
        });
    }
}
