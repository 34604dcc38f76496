package dev.kith.application.avatar;

import dev.kith.domain.avatar.Picture;
import dev.kith.domain.user.UserId;
import java.util.Optional;

/** The uploaded picture of a user. */
public final class GetAvatar {

    private final Avatars avatars;

    public GetAvatar(Avatars avatars) {
        this.avatars = avatars;
    }

    public Optional<Picture> handle(UserId user) {
        return avatars.of(user);
    }
}
