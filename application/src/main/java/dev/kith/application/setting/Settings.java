package dev.kith.application.setting;

import dev.kith.domain.setting.UserSettings;
import dev.kith.domain.user.UserId;
import java.util.function.UnaryOperator;

/** Stores settings. */
public interface Settings {

    /** The defaults for a user who never changed them. */
    UserSettings of(UserId user);

    /**
     * Changes the settings in one atomic step and answers the new ones. For an unknown or deleted user nothing is
     * stored. The change may run more than once.
     */
    UserSettings edit(UserId user, UnaryOperator<UserSettings> change);
}
