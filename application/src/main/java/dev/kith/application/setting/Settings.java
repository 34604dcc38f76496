package dev.kith.application.setting;

import dev.kith.domain.setting.UserSettings;
import dev.kith.domain.user.UserId;
import java.util.function.UnaryOperator;

/** Where settings are kept. */
public interface Settings {

    /** The defaults for whoever never chose. */
    UserSettings of(UserId user);

    /**
     * Replaces the settings by what the change makes of them, as one indivisible step, and answers them; for a user who is not here, or is deleted,
     * nothing is kept. The change may run more than once.
     */
    UserSettings edit(UserId user, UnaryOperator<UserSettings> change);
}
