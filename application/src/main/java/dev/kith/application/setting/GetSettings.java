package dev.kith.application.setting;

import dev.kith.domain.setting.UserSettings;
import dev.kith.domain.user.UserId;

/** What a user wants to be told. */
public final class GetSettings {

    private final Settings preferences;

    public GetSettings(Settings preferences) {
        this.preferences = preferences;
    }

    public UserSettings handle(UserId user) {
        return preferences.of(user);
    }
}
