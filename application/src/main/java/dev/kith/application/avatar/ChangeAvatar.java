package dev.kith.application.avatar;

import dev.kith.domain.avatar.Picture;
import dev.kith.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/** A user gives another picture of themselves, or none any more. Where their profile says it is, is theirs to edit. */
public final class ChangeAvatar {

    private final Avatars avatars;

    public ChangeAvatar(Avatars avatars) {
        this.avatars = avatars;
    }

    /** @param picture null for none */
    public void handle(UserId user, @Nullable Picture picture) {
        if (picture == null) {
            avatars.remove(user);
        } else {
            avatars.keep(user, picture);
        }
    }
}
