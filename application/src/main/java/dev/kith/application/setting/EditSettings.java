package dev.kith.application.setting;

import dev.kith.domain.setting.UserSettings;
import dev.kith.domain.user.UserId;
import java.util.function.UnaryOperator;

/** A user changes what they want to be told. */
public final class EditSettings {

    private final Settings preferences;

    public EditSettings(Settings preferences) {
        this.preferences = preferences;
    }

    public UserSettings handle(UserId user, UnaryOperator<UserSettings> change) {
        return preferences.edit(user, change);
    }
}
