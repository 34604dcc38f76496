package dev.kith.http.quranreflect.user;

import dev.kith.domain.profile.LanguagePreferences;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.profile.ProfileDetails;
import dev.kith.domain.profile.Visibility;
import dev.kith.domain.setting.UserSettings;
import dev.kith.domain.text.TextRule;
import dev.kith.domain.text.TextRule.Answer.Accepted;
import dev.kith.http.quranreflect.ReflectUserJson;
import dev.kith.http.wire.input.Changes;
import dev.kith.http.wire.input.Fields;
import dev.kith.http.wire.json.Given;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The changes that a body makes to the settings of a user. Absent fields keep their value; a named entry with the value
 * null is removed.
 */
record ReflectSettingsPatch(UnaryOperator<Profile> profile, UnaryOperator<UserSettings> settings) {

    private static final TextRule ENTRY_NAME = TextRule.line(64);
    private static final TextRule DISPLAY = TextRule.line(255);
    private static final Pattern LANGUAGE = Pattern.compile("[1-9][0-9]{0,8}+");

    @Serdeable.Deserializable
    record Body(
            Given<JsonNode> languageId,
            Given<JsonNode> reflectionLanguages,
            Given<JsonNode> ayahLanguages,
            Given<JsonNode> customized,
            Given<JsonNode> hideFollowSuggestion,
            Given<JsonNode> showFollowFeaturedSuggestion,
            Given<JsonNode> notifications,
            Given<JsonNode> privacy,
            Given<JsonNode> display) {}

    @Serdeable.Deserializable
    record PrivacyBody(
            Given<JsonNode> followersVisibility,
            Given<JsonNode> followingVisibility,
            Given<JsonNode> requireApproval) {}

    /** @throws dev.kith.http.wire.ApiError 400 with every invalid field */
    static ReflectSettingsPatch read(Fields fields) {
        Body body = fields.asExactly(Body.class);
        Changes<LanguagePreferences> languages = languages(fields, body);
        Changes<ProfileDetails> details = new Changes<>();
        details.add(before -> before.withLanguages(languages.apply(before.languages())));
        addPrivacy(fields.object("privacy", body.privacy()), details);
        Map<String, @Nullable Boolean> notifications = entries(
                fields.object("notifications", body.notifications()),
                ReflectSettingsPatch::booleanOf,
                "Must be true, false or null.");
        Map<String, @Nullable String> display = entries(
                fields.object("display", body.display()),
                node -> node.isString() && DISPLAY.check(node.getStringValue()) instanceof Accepted(String text)
                        ? text
                        : null,
                "Must be a text of at most " + DISPLAY.max() + " characters without control characters, or null.");
        fields.throwIfInvalid();
        return new ReflectSettingsPatch(
                profile -> profile.with(details.apply(profile.details())),
                settings -> settings.withNotifications(merge(settings.notifications(), notifications))
                        .withDisplay(merge(settings.display(), display)));
    }

    private static Changes<LanguagePreferences> languages(Fields fields, Body body) {
        Changes<LanguagePreferences> changes = new Changes<>();
        changes.add(
                fields.value(
                        "languageId",
                        body.languageId(),
                        ReflectSettingsPatch::language,
                        "Must be the number of a language."),
                LanguagePreferences::withLanguage);
        String complaint = "Must be a list of at most " + LanguagePreferences.MAX_LANGUAGES + " numbers of languages.";
        changes.add(
                fields.value(
                        "reflectionLanguages",
                        body.reflectionLanguages(),
                        ReflectSettingsPatch::languageList,
                        complaint),
                LanguagePreferences::withReflections);
        changes.add(
                fields.value("ayahLanguages", body.ayahLanguages(), ReflectSettingsPatch::languageList, complaint),
                LanguagePreferences::withTexts);
        changes.add(flag(fields, "customized", body.customized()), LanguagePreferences::withCustomized);
        changes.add(
                flag(fields, "hideFollowSuggestion", body.hideFollowSuggestion()),
                LanguagePreferences::withHidesSuggestions);
        changes.add(
                flag(fields, "showFollowFeaturedSuggestion", body.showFollowFeaturedSuggestion()),
                LanguagePreferences::withShowsFeatured);
        return changes;
    }

    private static void addPrivacy(Fields fields, Changes<ProfileDetails> details) {
        PrivacyBody body = fields.asExactly(PrivacyBody.class);
        String complaint = "Must be public, followers or private.";
        details.add(
                fields.value(
                        "followersVisibility", body.followersVisibility(), ReflectSettingsPatch::visibility, complaint),
                ProfileDetails::withFollowers);
        details.add(
                fields.value(
                        "followingVisibility", body.followingVisibility(), ReflectSettingsPatch::visibility, complaint),
                ProfileDetails::withFollowings);
        fields.value(
                "requireApproval",
                body.requireApproval(),
                node -> Boolean.FALSE.equals(booleanOf(node)) ? node : null,
                "Must be false: following is not subject to approval here.");
    }

    /** A number, or a number as a string: the vendor's documents show both. */
    private static @Nullable Integer language(JsonNode node) {
        String text = Fields.scalar(node);
        return text != null && LANGUAGE.matcher(text).matches() ? Integer.valueOf(text) : null;
    }

    private static @Nullable List<Integer> languageList(JsonNode node) {
        if (!node.isArray() || node.size() > LanguagePreferences.MAX_LANGUAGES) {
            return null;
        }
        List<Integer> languages = new ArrayList<>();
        for (JsonNode item : node.values()) {
            Integer language = language(item);
            if (language == null) {
                return null;
            }
            languages.add(language);
        }
        return languages;
    }

    private static Given<Boolean> flag(Fields fields, String name, Given<JsonNode> field) {
        return fields.value(name, field, ReflectSettingsPatch::booleanOf, "Must be true or false.");
    }

    private static @Nullable Boolean booleanOf(JsonNode node) {
        return node.isBoolean() ? node.getBooleanValue() : null;
    }

    private static @Nullable Visibility visibility(JsonNode node) {
        return Arrays.stream(Visibility.values())
                .filter(visibility ->
                        node.isString() && ReflectUserJson.name(visibility).equals(node.getStringValue()))
                .findFirst()
                .orElse(null);
    }

    /**
     * The entries of an object whose names the client chooses; null values remove an entry.
     *
     * @param parse returns null for an invalid value
     */
    private static <T> Map<String, @Nullable T> entries(
            Fields object, Function<JsonNode, @Nullable T> parse, String complaint) {
        Map<String, @Nullable T> entries = new HashMap<>();
        object.namedEntries(ENTRY_NAME).forEach((name, node) -> {
            T value = node.isNull() ? null : parse.apply(node);
            if (value == null && !node.isNull()) {
                object.refuse(name, "invalid", complaint);
            }
            entries.put(name, value);
        });
        if (entries.size() > UserSettings.MAX_ENTRIES) {
            object.refuse("", "max_length", "At most " + UserSettings.MAX_ENTRIES + " are kept.");
        }
        return entries;
    }

    private static <T> Map<String, T> merge(Map<String, T> before, Map<String, @Nullable T> changes) {
        Map<String, T> after = new HashMap<>(before);
        changes.forEach((name, value) -> {
            if (value == null) {
                after.remove(name);
            } else {
                after.put(name, value);
            }
        });
        // new entries displace old ones beyond the maximum
        after.keySet().removeIf(name -> after.size() > UserSettings.MAX_ENTRIES && !changes.containsKey(name));
        return after;
    }
}
