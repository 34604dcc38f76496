package dev.kith.application.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.application.account.AccountContract;
import dev.kith.domain.setting.QaFrequency;
import dev.kith.domain.setting.UserSettings;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The laws that every store of {@link Settings} keeps. */
public abstract class SettingsContract extends AccountContract {

    private static final List<UnaryOperator<UserSettings>> EACH = List.of(
            settings -> settings.withQaFrequency(QaFrequency.DAILY),
            settings -> settings.withQaFrequency(QaFrequency.NEVER),
            settings -> settings.withOtherMail(false),
            settings -> settings.withInterests(false),
            settings -> settings.withEngagement(false),
            settings -> settings.withMobile(false),
            settings -> settings.withToasts(false),
            settings -> settings.withToastSounds(false),
            settings -> settings.withNotifications(Map.of("likes", false)),
            settings -> settings.withDisplay(Map.of("theme", "dark", "size", "\"x\" = 2")));

    @Test
    void begins_with_the_defaults() {
        assertThat(settings.of(person("ada"))).isEqualTo(UserSettings.DEFAULT);
        assertThat(settings.of(UNKNOWN)).isEqualTo(UserSettings.DEFAULT);
    }

    @Test
    void each_setting_is_read_back_without_changing_others() {
        UserId ada = person("ada");
        UserSettings expected = UserSettings.DEFAULT;
        for (UnaryOperator<UserSettings> change : EACH) {
            expected = change.apply(expected);
            assertThat(settings.edit(ada, change)).isEqualTo(expected);
            assertThat(settings.of(ada)).isEqualTo(expected);
        }
        assertThat(settings.of(person("bob"))).isEqualTo(UserSettings.DEFAULT);
        assertThat(settings.edit(ada, settings -> UserSettings.DEFAULT)).isEqualTo(UserSettings.DEFAULT);
        assertThat(settings.of(ada)).isEqualTo(UserSettings.DEFAULT);
    }

    @Test
    void a_change_that_throws_leaves_no_trace() {
        UserId ada = person("ada");
        assertThatThrownBy(() -> settings.edit(ada, settings -> {
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(settings.of(ada)).isEqualTo(UserSettings.DEFAULT);
    }

    @Test
    void of_several_concurrent_changes_none_is_lost() {
        UserId ada = person("ada");
        List<UnaryOperator<UserSettings>> changes = EACH.subList(1, EACH.size());
        allAtOnce(changes.size(), number -> settings.edit(ada, changes.get(number)));
        assertThat(settings.of(ada))
                .isEqualTo(new UserSettings(
                        QaFrequency.NEVER,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        Map.of("likes", false),
                        Map.of("theme", "dark", "size", "\"x\" = 2")));
    }

    @Test
    void nothing_is_kept_for_unknown_and_deleted_users() {
        settings.edit(UNKNOWN, settings -> settings.withToasts(false));
        assertThat(settings.of(UNKNOWN)).isEqualTo(UserSettings.DEFAULT);
        UserId ada = person("ada");
        reaches(ada, UserStatus.SOFT_DELETED);
        settings.edit(ada, settings -> settings.withToasts(false));
        assertThat(settings.of(ada)).isEqualTo(UserSettings.DEFAULT);
    }
}
