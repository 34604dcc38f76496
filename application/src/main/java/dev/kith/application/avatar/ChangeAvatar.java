package dev.kith.application.avatar;

import dev.kith.domain.avatar.Picture;
import dev.kith.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Replaces or removes the picture of a user. The profile's address of the picture is changed by {@code EditProfile}.
 */
public final class ChangeAvatar {

    private final Avatars avatars;

    public ChangeAvatar(Avatars avatars) {
        this.avatars = avatars;
    }

    /** @param picture null to remove it */
    public void handle(UserId user, @Nullable Picture picture) {
        if (picture == null) {
            avatars.remove(user);
        } else {
            avatars.keep(user, picture);
        }
    }
}
