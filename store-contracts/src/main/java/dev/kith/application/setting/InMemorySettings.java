package dev.kith.application.setting;

import dev.kith.application.account.InMemoryPrivacy;
import dev.kith.domain.setting.UserSettings;
import dev.kith.domain.user.UserId;
import java.util.function.UnaryOperator;

public final class InMemorySettings implements Settings {

    private final InMemoryPrivacy kept;

    public InMemorySettings(InMemoryPrivacy kept) {
        this.kept = kept;
    }

    @Override
    public UserSettings of(UserId user) {
        synchronized (kept.graph) {
            return kept.settings.getOrDefault(user, UserSettings.DEFAULT);
        }
    }

    @Override
    public UserSettings edit(UserId user, UnaryOperator<UserSettings> change) {
        synchronized (kept.graph) {
            UserSettings next = change.apply(of(user));
            if (kept.isHere(user)) {
                kept.settings.put(user, next);
            }
            return next;
        }
    }
}
