package dev.kith.application.user;

import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A user changes what they say of themselves, and possibly their name. */
public final class EditProfile {

    private final Users users;

    public EditProfile(Users users) {
        this.users = users;
    }

    /** @param username the new name, null to keep the present one */
    public EditUserAnswer handle(UserId id, @Nullable Username username, UnaryOperator<Profile> change) {
        return users.edit(id, user -> {
            var edited = user.withProfile(change.apply(user.profile()));
            return username == null ? edited : edited.withUsername(username);
        });
    }
}
