package dev.kith.domain.profile;

import dev.kith.domain.text.TextRule;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The parts of a profile that most users never set. A text that was never set is empty.
 *
 * @param firstName empty if only the real name was set; {@link Profile#firstName} then derives it
 * @param links addresses of the user on other sites, by the name of the site
 * @param followers who may see the followers of the user
 * @param followings who may see the followings of the user
 * @param discoverable whether the user is suggested to others
 */
public record ProfileDetails(
        String firstName,
        String lastName,
        String country,
        SortedMap<String, String> links,
        LanguagePreferences languages,
        Visibility followers,
        Visibility followings,
        boolean discoverable) {

    /** Two names of this length, and the space between them, fit into a real name. */
    public static final TextRule NAME = TextRule.line((Profile.REAL_NAME.max() - 1) / 2);

    public static final TextRule COUNTRY = TextRule.line(100);
    public static final int MAX_LINKS = 20;
    /** The name of a link, and its address. */
    public static final TextRule LINK = TextRule.line(255);

    public static final ProfileDetails NONE = new ProfileDetails(
            "", "", "", new TreeMap<>(), LanguagePreferences.UNCHOSEN, Visibility.PUBLIC, Visibility.PUBLIC, true);

    public ProfileDetails {
        NAME.require(firstName);
        NAME.require(lastName);
        COUNTRY.require(country);
        if (links.size() > MAX_LINKS) {
            throw new IllegalArgumentException("At most " + MAX_LINKS + " links, not " + links.size());
        }
        links.forEach((name, link) -> {
            LINK.require(name);
            LINK.require(link);
        });
        links = Collections.unmodifiableSortedMap(new TreeMap<>(links));
    }

    boolean hasName() {
        return !firstName.isEmpty() || !lastName.isEmpty();
    }

    ProfileDetails withName(String first, String last) {
        return new ProfileDetails(first, last, country, links, languages, followers, followings, discoverable);
    }

    public ProfileDetails withCountry(String text) {
        return new ProfileDetails(firstName, lastName, text, links, languages, followers, followings, discoverable);
    }

    public ProfileDetails withLinks(Map<String, String> chosen) {
        return new ProfileDetails(
                firstName, lastName, country, new TreeMap<>(chosen), languages, followers, followings, discoverable);
    }

    public ProfileDetails withLanguages(LanguagePreferences chosen) {
        return new ProfileDetails(firstName, lastName, country, links, chosen, followers, followings, discoverable);
    }

    public ProfileDetails withFollowers(Visibility chosen) {
        return new ProfileDetails(firstName, lastName, country, links, languages, chosen, followings, discoverable);
    }

    public ProfileDetails withFollowings(Visibility chosen) {
        return new ProfileDetails(firstName, lastName, country, links, languages, followers, chosen, discoverable);
    }

    public ProfileDetails withDiscoverable(boolean chosen) {
        return new ProfileDetails(firstName, lastName, country, links, languages, followers, followings, chosen);
    }
}
