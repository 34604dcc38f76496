package dev.kith.http.quranreflect.user;

import dev.kith.domain.profile.LanguagePreferences;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.profile.ProfileDetails;
import dev.kith.domain.profile.Visibility;
import dev.kith.domain.setting.UserSettings;
import dev.kith.http.quranreflect.ReflectUserJson;
import dev.kith.http.wire.input.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The changes a body asks of one's settings; what it does not name stays. In an object of one's own words, null takes a word back. */
record ReflectSettingsPatch(UnaryOperator<Profile> profile, UnaryOperator<UserSettings> settings) {

    private static final Set<String> KEYS = Set.of(
            "languageId",
            "reflectionLanguages",
            "ayahLanguages",
            "customized",
            "hideFollowSuggestion",
            "showFollowFeaturedSuggestion",
            "notifications",
            "privacy",
            "display");
    private static final Set<String> PRIVACY_KEYS =
            Set.of("followersVisibility", "followingVisibility", "requireApproval");
    private static final int LONGEST_WORD = 64;
    private static final int LONGEST_VALUE = 255;

    /** @throws dev.kith.http.wire.ApiError 400 naming every key that is wrong */
    static ReflectSettingsPatch read(Fields fields) {
        fields.only(KEYS);
        List<UnaryOperator<ProfileDetails>> details = new ArrayList<>();
        List<UnaryOperator<UserSettings>> settings = new ArrayList<>();
        Consumer<UnaryOperator<LanguagePreferences>> reading =
                change -> details.add(told -> told.withReading(change.apply(told.reading())));
        fields.value(
                "languageId",
                ReflectSettingsPatch::language,
                "Must be the number of a language.",
                id -> reading.accept(told -> told.withLanguage(id)));
        String languages = "Must be a list of at most " + LanguagePreferences.MAX_LANGUAGES + " numbers of languages.";
        fields.value(
                "reflectionLanguages",
                ReflectSettingsPatch::languages,
                languages,
                ids -> reading.accept(told -> told.withReflections(ids)));
        fields.value(
                "ayahLanguages",
                ReflectSettingsPatch::languages,
                languages,
                ids -> reading.accept(told -> told.withTexts(ids)));
        flag(fields, "customized", flag -> reading.accept(told -> told.withCustomized(flag)));
        flag(fields, "hideFollowSuggestion", flag -> reading.accept(told -> told.withHidesSuggestions(flag)));
        flag(fields, "showFollowFeaturedSuggestion", flag -> reading.accept(told -> told.withShowsFeatured(flag)));
        privacy(fields.object("privacy"), details);
        words(
                fields.object("notifications"),
                value -> value instanceof Boolean flag ? flag : null,
                "Must be true, false or null.",
                UserSettings::notifications,
                UserSettings::withNotifications,
                settings);
        words(
                fields.object("display"),
                value -> value instanceof String text && text.length() <= LONGEST_VALUE ? text : null,
                "Must be a text of at most " + LONGEST_VALUE + " characters, or null.",
                UserSettings::display,
                UserSettings::withDisplay,
                settings);
        fields.check();
        return new ReflectSettingsPatch(profile -> profile.with(all(details).apply(profile.details())), all(settings));
    }

    private static <T> UnaryOperator<T> all(List<UnaryOperator<T>> changes) {
        return before -> {
            T after = before;
            for (UnaryOperator<T> change : changes) {
                after = change.apply(after);
            }
            return after;
        };
    }

    /** Numbers may be written as texts: the vendor's own documents do both. */
    private static @Nullable Integer language(Object value) {
        String text = value instanceof Number || value instanceof String ? value.toString() : "";
        return text.matches("[1-9][0-9]{0,8}") ? Integer.valueOf(text) : null;
    }

    private static @Nullable List<Integer> languages(Object value) {
        if (!(value instanceof List<?> items) || items.size() > LanguagePreferences.MAX_LANGUAGES) {
            return null;
        }
        List<Integer> languages = new ArrayList<>();
        for (Object item : items) {
            Integer language = item == null ? null : language(item);
            if (language == null) {
                return null;
            }
            languages.add(language);
        }
        return languages;
    }

    private static void flag(Fields fields, String name, Consumer<Boolean> use) {
        fields.value(name, value -> value instanceof Boolean flag ? flag : null, "Must be true or false.", use);
    }

    private static void privacy(Fields privacy, List<UnaryOperator<ProfileDetails>> details) {
        privacy.only(PRIVACY_KEYS);
        String choice = "Must be public, followers or private.";
        privacy.value(
                "followersVisibility",
                ReflectSettingsPatch::visibility,
                choice,
                chosen -> details.add(told -> told.withFollowers(chosen)));
        privacy.value(
                "followingVisibility",
                ReflectSettingsPatch::visibility,
                choice,
                chosen -> details.add(told -> told.withFollowings(chosen)));
        privacy.value(
                "requireApproval",
                value -> Boolean.FALSE.equals(value) ? value : null,
                "Must be false: following is not subject to approval here.",
                none -> {});
    }

    private static @Nullable Visibility visibility(Object value) {
        for (Visibility visibility : Visibility.values()) {
            if (ReflectUserJson.word(visibility).equals(value)) {
                return visibility;
            }
        }
        return null;
    }

    /** @param parse null for a value that is none */
    private static <T> void words(
            Fields object,
            Function<Object, @Nullable T> parse,
            String complaint,
            Function<UserSettings, Map<String, T>> read,
            BiFunction<UserSettings, Map<String, T>, UserSettings> write,
            List<UnaryOperator<UserSettings>> changes) {
        Map<String, @Nullable T> chosen = new HashMap<>();
        for (String name : object.names()) {
            Object value = object.get(name);
            T parsed = value == null ? null : parse.apply(value);
            if (name.isBlank() || name.length() > LONGEST_WORD || (value != null && parsed == null)) {
                object.refuse(name, "invalid", complaint);
            }
            chosen.put(name, parsed);
        }
        if (chosen.size() > UserSettings.MAX_ENTRIES) {
            object.refuse("", "max_length", "At most " + UserSettings.MAX_ENTRIES + " are kept.");
        }
        changes.add(settings -> {
            Map<String, T> words = new HashMap<>(read.apply(settings));
            chosen.forEach((name, value) -> {
                if (value == null) {
                    words.remove(name);
                } else {
                    words.put(name, value);
                }
            });
            // those told last are kept where there is no room for all
            words.keySet().removeIf(name -> words.size() > UserSettings.MAX_ENTRIES && !chosen.containsKey(name));
            return write.apply(settings, words);
        });
    }
}
