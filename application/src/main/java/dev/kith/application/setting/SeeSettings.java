package dev.kith.application.setting;

import dev.kith.domain.setting.UserSettings;
import dev.kith.domain.user.UserId;

/** What a user wants to be told. */
public final class SeeSettings {

    private final Preferences preferences;

    public SeeSettings(Preferences preferences) {
        this.preferences = preferences;
    }

    public UserSettings handle(UserId user) {
        return preferences.of(user);
    }
}
