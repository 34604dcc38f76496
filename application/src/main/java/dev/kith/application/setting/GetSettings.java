package dev.kith.application.setting;

import dev.kith.application.user.SelfAnswer;
import dev.kith.application.user.Users;
import dev.kith.domain.setting.UserSettings;
import dev.kith.domain.user.UserId;

/** Reads a user's settings. */
public final class GetSettings {

    private final Settings settings;
    private final Users users;

    public GetSettings(Settings settings, Users users) {
        this.settings = settings;
        this.users = users;
    }

    /** Only the user themself may do this. */
    public SelfAnswer<UserSettings> handle(UserId caller, UserId id) {
        return SelfAnswer.of(users, caller, id, () -> handle(caller));
    }

    public UserSettings handle(UserId self) {
        return settings.of(self);
    }
}
