package dev.kith.http.selfcommunity.account;

import dev.kith.domain.setting.QaFrequency;
import dev.kith.domain.setting.UserSettings;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Settings as the dialect writes them: whole numbers, each key with its own few. */
final class SettingsJson {

    private record Key(
            String name,
            List<Integer> values,
            ToIntFunction<UserSettings> read,
            BiFunction<UserSettings, Integer, UserSettings> write) {}

    private static final List<Integer> SWITCH = List.of(1, 0);

    private static final List<Key> KEYS = List.of(
            new Key("qa_frequency", List.of(-1, 1, 0), SettingsJson::number, SettingsJson::withQaFrequency),
            new Key(
                    "email_notification_not_qa",
                    SWITCH,
                    of -> of.otherMail() ? 1 : 0,
                    (of, value) -> of.withOtherMail(value == 1)),
            new Key(
                    "interests_frequency",
                    List.of(-1, 0),
                    of -> of.interests() ? -1 : 0,
                    (of, value) -> of.withInterests(value == -1)),
            new Key(
                    "engagement_frequency",
                    SWITCH,
                    of -> of.engagement() ? 1 : 0,
                    (of, value) -> of.withEngagement(value == 1)),
            new Key(
                    "mobile_notifications_scmty",
                    SWITCH,
                    of -> of.mobile() ? 1 : 0,
                    (of, value) -> of.withMobile(value == 1)),
            new Key(
                    "show_toast_notifications",
                    SWITCH,
                    of -> of.toasts() ? 1 : 0,
                    (of, value) -> of.withToasts(value == 1)),
            new Key(
                    "toast_notifications_emit_sound",
                    SWITCH,
                    of -> of.toastSounds() ? 1 : 0,
                    (of, value) -> of.withToastSounds(value == 1)));

    private SettingsJson() {}

    static Map<String, Object> of(UserSettings settings) {
        Map<String, Object> json = new LinkedHashMap<>();
        KEYS.forEach(key -> json.put(key.name(), key.read().applyAsInt(settings)));
        return json;
    }

    /**
     * The change a body asks for; keys it does not know change nothing.
     *
     * @throws ApiError 400 naming every key whose value is none of its own
     */
    static UnaryOperator<UserSettings> change(Fields fields) {
        List<UnaryOperator<UserSettings>> changes = new ArrayList<>();
        for (Key key : KEYS) {
            if (fields.has(key.name())) {
                read(fields, key, changes);
            }
        }
        fields.check();
        return settings -> {
            UserSettings edited = settings;
            for (UnaryOperator<UserSettings> change : changes) {
                edited = change.apply(edited);
            }
            return edited;
        };
    }

    private static void read(Fields fields, Key key, List<UnaryOperator<UserSettings>> changes) {
        Object given = fields.get(key.name());
        Integer value = given instanceof Number || given instanceof String
                ? among(key.values(), given.toString().strip())
                : null;
        if (value != null) {
            changes.add(settings -> key.write().apply(settings, value));
        } else if (given == null) {
            fields.refuse(key.name(), "null", "This field may not be null.");
        } else {
            fields.refuse(key.name(), "invalid_choice", "The value must be one of " + key.values() + ".");
        }
    }

    private static @Nullable Integer among(List<Integer> values, String text) {
        return values.stream()
                .filter(value -> value.toString().equals(text))
                .findFirst()
                .orElse(null);
    }

    private static int number(UserSettings settings) {
        return switch (settings.qaFrequency()) {
            case AT_ONCE -> -1;
            case DAILY -> 1;
            case NEVER -> 0;
        };
    }

    private static UserSettings withQaFrequency(UserSettings settings, int value) {
        if (value == 0) {
            return settings.withQaFrequency(QaFrequency.NEVER);
        }
        return settings.withQaFrequency(value == 1 ? QaFrequency.DAILY : QaFrequency.AT_ONCE);
    }
}
