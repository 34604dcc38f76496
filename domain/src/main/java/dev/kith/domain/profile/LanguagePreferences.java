package dev.kith.domain.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In which languages a user wants to read, and what they want beside it. Languages are numbers of the reading program's own.
 *
 * @param language of the program itself, null while none was chosen
 * @param reflections of what others write
 * @param texts of what they write about
 * @param customized whether any of it was chosen with care
 * @param hidesSuggestions whether no one is to be suggested to follow
 * @param showsFeatured whether those whom the program features are
 */
public record LanguagePreferences(
        @Nullable Integer language,
        List<Integer> reflections,
        List<Integer> texts,
        boolean customized,
        boolean hidesSuggestions,
        boolean showsFeatured) {

    /** How many languages one list may have. */
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
