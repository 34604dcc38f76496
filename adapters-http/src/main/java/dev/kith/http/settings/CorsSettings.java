package dev.kith.http.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.net.URI;
import java.util.List;

/**
 * @param origins the origins whose pages may read answers, with commas between them; {@code *} for any, {@code none}
 *     for none
 */
@ConfigurationProperties("kith.cors")
public record CorsSettings(String origins) {

    public static final String ANY = "*";

    private static final String NONE = "none";

    public CorsSettings {
        boolean isWord = origins.equals(ANY) || origins.equals(NONE);
        if (!isWord && !List.of(origins.split(",")).stream().allMatch(CorsSettings::isOrigin)) {
            throw new IllegalArgumentException("not *, none, or origins: " + origins);
        }
    }

    /** Whether a browser sends the text as the origin of a page. */
    private static boolean isOrigin(String text) {
        URI uri = URI.create(text);
        return uri.getHost() != null && (uri.getScheme() + "://" + uri.getRawAuthority()).equals(text);
    }

    public boolean allowsAny() {
        return origins.equals(ANY);
    }

    public boolean names(String origin) {
        return !origins.equals(NONE) && List.of(origins.split(",")).contains(origin);
    }
}
