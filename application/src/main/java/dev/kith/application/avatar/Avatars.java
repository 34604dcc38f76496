package dev.kith.application.avatar;

import dev.kith.domain.avatar.Picture;
import dev.kith.domain.user.UserId;
import java.util.Optional;

/** Where the pictures are kept that users gave of themselves, at most one for each. Who is deleted for good has none. */
public interface Avatars {

    Optional<Picture> of(UserId user);

    /** Replaces the one before; for a user who is not here, or is deleted, nothing is kept. */
    void keep(UserId user, Picture picture);

    void remove(UserId user);
}
