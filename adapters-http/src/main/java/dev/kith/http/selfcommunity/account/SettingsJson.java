package dev.kith.http.selfcommunity.account;

import dev.kith.domain.setting.QaFrequency;
import dev.kith.domain.setting.UserSettings;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.Changes;
import dev.kith.http.wire.input.Fields;
import dev.kith.http.wire.json.Given;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Settings in the form of the dialect: each is a whole number of a few. */
final class SettingsJson {

    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record Settings(
            int qaFrequency,
            int emailNotificationNotQa,
            int interestsFrequency,
            int engagementFrequency,
            int mobileNotificationsScmty,
            int showToastNotifications,
            int toastNotificationsEmitSound) {}

    @Serdeable.Deserializable(naming = SnakeCaseStrategy.class)
    record SettingsPatch(
            Given<JsonNode> qaFrequency,
            Given<JsonNode> emailNotificationNotQa,
            Given<JsonNode> interestsFrequency,
            Given<JsonNode> engagementFrequency,
            Given<JsonNode> mobileNotificationsScmty,
            Given<JsonNode> showToastNotifications,
            Given<JsonNode> toastNotificationsEmitSound) {}

    private static final List<Integer> OFF_OR_ON = List.of(1, 0);

    private final Fields fields;
    private final Changes<UserSettings> changes = new Changes<>();

    private SettingsJson(Fields fields) {
        this.fields = fields;
    }

    static Settings of(UserSettings settings) {
        return new Settings(
                switch (settings.qaFrequency()) {
                    case AT_ONCE -> -1;
                    case DAILY -> 1;
                    case NEVER -> 0;
                },
                settings.otherMail() ? 1 : 0,
                settings.interests() ? -1 : 0,
                settings.engagement() ? 1 : 0,
                settings.mobile() ? 1 : 0,
                settings.toasts() ? 1 : 0,
                settings.toastSounds() ? 1 : 0);
    }

    /**
     * The change that a body requests. Unknown keys change nothing.
     *
     * @throws ApiError 400 with every key that has a value that is not allowed
     */
    static UnaryOperator<UserSettings> change(Fields fields) {
        SettingsPatch patch = fields.as(SettingsPatch.class);
        SettingsJson reader = new SettingsJson(fields);
        reader.read("qa_frequency", patch.qaFrequency(), List.of(-1, 1, 0), SettingsJson::withQaFrequency);
        reader.flag("email_notification_not_qa", patch.emailNotificationNotQa(), UserSettings::withOtherMail);
        reader.read(
                "interests_frequency",
                patch.interestsFrequency(),
                List.of(-1, 0),
                (settings, value) -> settings.withInterests(value == -1));
        reader.flag("engagement_frequency", patch.engagementFrequency(), UserSettings::withEngagement);
        reader.flag("mobile_notifications_scmty", patch.mobileNotificationsScmty(), UserSettings::withMobile);
        reader.flag("show_toast_notifications", patch.showToastNotifications(), UserSettings::withToasts);
        reader.flag(
                "toast_notifications_emit_sound", patch.toastNotificationsEmitSound(), UserSettings::withToastSounds);
        fields.throwIfInvalid();
        return reader.changes;
    }

    private void flag(String name, Given<JsonNode> field, BiFunction<UserSettings, Boolean, UserSettings> with) {
        read(name, field, OFF_OR_ON, (settings, value) -> with.apply(settings, value == 1));
    }

    private void read(
            String name,
            Given<JsonNode> field,
            List<Integer> allowed,
            BiFunction<UserSettings, Integer, UserSettings> with) {
        if (field.isAbsent()) {
            return;
        }
        JsonNode node = field.orNull();
        if (node == null) {
            fields.refuse(name, "null", "This field may not be null.");
            return;
        }
        String text = String.valueOf(Fields.scalar(node)).strip();
        allowed.stream()
                .filter(value -> value.toString().equals(text))
                .findFirst()
                .ifPresentOrElse(
                        value -> changes.add(settings -> with.apply(settings, value)),
                        () -> fields.refuse(name, "invalid_choice", "The value must be one of " + allowed + "."));
    }

    private static UserSettings withQaFrequency(UserSettings settings, int value) {
        if (value == 0) {
            return settings.withQaFrequency(QaFrequency.NEVER);
        }
        return settings.withQaFrequency(value == 1 ? QaFrequency.DAILY : QaFrequency.AT_ONCE);
    }
}
