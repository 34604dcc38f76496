package dev.kith.http.graph.delivery;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * Which targets webhooks may have besides public addresses over https.
 *
 * @param targets {@link #NONE}, or with commas between them: origins such as {@code http://app:8080}, addresses, and
 *     ranges of addresses such as {@code 10.0.0.0/8}
 */
@ConfigurationProperties("kith.graph.webhooks")
public record WebhookSettings(String targets) {

    public static final String NONE = "none";

    public WebhookSettings {
        for (String target : items(targets)) {
            if (!isOrigin(target)) {
                AddressRange.parse(target);
            }
        }
    }

    private static List<String> items(String targets) {
        return targets.equals(NONE) ? List.of() : List.of(targets.split(",", -1));
    }

    private static boolean isOrigin(String target) {
        if (!target.contains("://")) {
            return false;
        }
        URI uri = URI.create(target);
        if (uri.getHost() == null
                || !(uri.getScheme() + "://" + uri.getRawAuthority()).equals(target)
                || !(uri.getScheme().equals("https") || uri.getScheme().equals("http"))) {
            throw new IllegalArgumentException("not an origin: " + target);
        }
        return true;
    }

    /** Whether the scheme, the host and the port of an address are listed. */
    boolean listsOrigin(URI url) {
        return items(targets).stream()
                .filter(WebhookSettings::isOrigin)
                .anyMatch(target -> origin(URI.create(target)).equals(origin(url)));
    }

    private static String origin(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }

    List<AddressRange> ranges() {
        return items(targets).stream()
                .filter(target -> !isOrigin(target))
                .map(AddressRange::parse)
                .toList();
    }
}
