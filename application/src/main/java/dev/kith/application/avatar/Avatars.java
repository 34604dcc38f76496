package dev.kith.application.avatar;

import dev.kith.domain.avatar.Picture;
import dev.kith.domain.user.UserId;
import java.util.Optional;

/** Stores uploaded pictures, at most one for each user. A hard-deleted user has none. */
public interface Avatars {

    Optional<Picture> of(UserId user);

    /** Replaces the picture. For an unknown or deleted user nothing is stored. */
    void keep(UserId user, Picture picture);

    void remove(UserId user);
}
