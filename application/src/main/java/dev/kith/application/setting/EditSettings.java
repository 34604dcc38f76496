package dev.kith.application.setting;

import dev.kith.application.user.SelfAnswer;
import dev.kith.application.user.Users;
import dev.kith.domain.setting.UserSettings;
import dev.kith.domain.user.UserId;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Changes a user's settings. */
public final class EditSettings {

    private final Settings settings;
    private final Users users;

    public EditSettings(Settings settings, Users users) {
        this.settings = settings;
        this.users = users;
    }

    /** Only the user themself may do this. Grants the settings as changed. */
    public SelfAnswer<UserSettings> handle(UserId caller, UserId id, Supplier<UnaryOperator<UserSettings>> change) {
        return SelfAnswer.of(users, caller, id, () -> handle(caller, change.get()));
    }

    /** Returns the settings as changed. */
    public UserSettings handle(UserId self, UnaryOperator<UserSettings> change) {
        return settings.edit(self, change);
    }
}
