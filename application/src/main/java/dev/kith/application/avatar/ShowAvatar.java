package dev.kith.application.avatar;

import dev.kith.domain.avatar.Picture;
import dev.kith.domain.user.UserId;
import java.util.Optional;

/** The picture a user gave of themselves. */
public final class ShowAvatar {

    private final Avatars avatars;

    public ShowAvatar(Avatars avatars) {
        this.avatars = avatars;
    }

    public Optional<Picture> handle(UserId user) {
        return avatars.of(user);
    }
}
