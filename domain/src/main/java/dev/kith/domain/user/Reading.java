package dev.kith.domain.user;

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
public record Reading(
        @Nullable Integer language,
        List<Integer> reflections,
        List<Integer> texts,
        boolean customized,
        boolean hidesSuggestions,
        boolean showsFeatured) {

    /** How many languages one list may have. */
    public static final int MOST_LANGUAGES = 100;

    public static final Reading UNCHOSEN = new Reading(null, List.of(), List.of(), false, false, true);

    public Reading {
        reflections = List.copyOf(reflections);
        texts = List.copyOf(texts);
        if (reflections.size() > MOST_LANGUAGES || texts.size() > MOST_LANGUAGES) {
            throw new IllegalArgumentException("At most " + MOST_LANGUAGES + " languages");
        }
    }

    public Reading withLanguage(@Nullable Integer chosen) {
        return new Reading(chosen, reflections, texts, customized, hidesSuggestions, showsFeatured);
    }

    public Reading withReflections(List<Integer> chosen) {
        return new Reading(language, chosen, texts, customized, hidesSuggestions, showsFeatured);
    }

    public Reading withTexts(List<Integer> chosen) {
        return new Reading(language, reflections, chosen, customized, hidesSuggestions, showsFeatured);
    }

    public Reading withCustomized(boolean done) {
        return new Reading(language, reflections, texts, done, hidesSuggestions, showsFeatured);
    }

    public Reading withHidesSuggestions(boolean wanted) {
        return new Reading(language, reflections, texts, customized, wanted, showsFeatured);
    }

    public Reading withShowsFeatured(boolean wanted) {
        return new Reading(language, reflections, texts, customized, hidesSuggestions, wanted);
    }
}
