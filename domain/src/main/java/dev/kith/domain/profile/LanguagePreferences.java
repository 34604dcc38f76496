package dev.kith.domain.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The languages in which a user wants to read, and related choices. A language is a number that the client application
 * defines.
 *
 * @param language of the user interface, null if not chosen
 * @param reflections the languages of posts by others
 * @param texts the languages of the texts that posts are about
 * @param customized whether the user has changed the languages by hand
 * @param hidesSuggestions whether the client shows no suggestions
 * @param showsFeatured whether the client shows featured users
 */
public record LanguagePreferences(
        @Nullable Integer language,
        List<Integer> reflections,
        List<Integer> texts,
        boolean customized,
        boolean hidesSuggestions,
        boolean showsFeatured) {

    /** The largest number of languages in a list. */
    public static final int MAX_LANGUAGES = 100;

    public static final LanguagePreferences UNCHOSEN =
            new LanguagePreferences(null, List.of(), List.of(), false, false, true);

    public LanguagePreferences {
        reflections = List.copyOf(reflections);
        texts = List.copyOf(texts);
        if (reflections.size() > MAX_LANGUAGES || texts.size() > MAX_LANGUAGES) {
            throw new IllegalArgumentException("At most " + MAX_LANGUAGES + " languages");
        }
    }

    public LanguagePreferences withLanguage(@Nullable Integer chosen) {
        return new LanguagePreferences(chosen, reflections, texts, customized, hidesSuggestions, showsFeatured);
    }

    public LanguagePreferences withReflections(List<Integer> chosen) {
        return new LanguagePreferences(language, chosen, texts, customized, hidesSuggestions, showsFeatured);
    }

    public LanguagePreferences withTexts(List<Integer> chosen) {
        return new LanguagePreferences(language, reflections, chosen, customized, hidesSuggestions, showsFeatured);
    }

    public LanguagePreferences withCustomized(boolean done) {
        return new LanguagePreferences(language, reflections, texts, done, hidesSuggestions, showsFeatured);
    }

    public LanguagePreferences withHidesSuggestions(boolean wanted) {
        return new LanguagePreferences(language, reflections, texts, customized, wanted, showsFeatured);
    }

    public LanguagePreferences withShowsFeatured(boolean wanted) {
        return new LanguagePreferences(language, reflections, texts, customized, hidesSuggestions, wanted);
    }
}
