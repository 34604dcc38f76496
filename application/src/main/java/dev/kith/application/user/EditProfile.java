package dev.kith.application.user;

import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes a user's profile, and possibly their username. */
public final class EditProfile {

    /** @param username the new name, null to keep the present one */
    public record Change(@Nullable Username username, UnaryOperator<Profile> profile) {}

    private final Users users;

    public EditProfile(Users users) {
        this.users = users;
    }

    /** Only the user themself may do this. */
    public SelfAnswer<EditUserAnswer> handle(UserId caller, UserId id, Supplier<Change> change) {
        return SelfAnswer.of(users, caller, id, () -> handle(caller, change.get()));
    }

    public EditUserAnswer handle(UserId self, Change change) {
        return users.edit(self, user -> {
            var edited = user.withProfile(change.profile().apply(user.profile()));
            return change.username() == null ? edited : edited.withUsername(change.username());
        });
    }
}
