package dev.kith.http.settings;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The identity providers whose tokens the graph API accepts.
 *
 * @param issuers at most {@link #MAX}, each with another name
 */
public record IssuerSettings(List<Issuer> issuers) {

    public static final int MAX = 20;

    /** The longest name, audience and claim, in characters. */
    private static final int MAX_TEXT = 255;

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1]");

    public IssuerSettings {
        issuers = List.copyOf(issuers);
        if (issuers.size() > MAX) {
            throw new IllegalArgumentException("there are more than " + MAX + " issuers");
        }
        if (issuers.stream().map(Issuer::name).distinct().count() < issuers.size()) {
            throw new IllegalArgumentException("two issuers have the same name");
        }
    }

    /**
     * An identity provider.
     *
     * @param name the {@code iss} of its tokens, compared character by character
     * @param keys the address of its keys, a JSON Web Key Set; https, or http on this machine
     * @param audience what the {@code aud} of a token must name
     * @param userClaim the claim that has the external id of the user
     * @param createsUsers whether an external id that nobody has makes a new user
     */
    public record Issuer(String name, URI keys, String audience, String userClaim, boolean createsUsers) {

        public static final String USER_CLAIM = "sub";

        /** The messages complete a sentence that begins with the name of the issuer. */
        public Issuer {
            requireText("name", name);
            requireText("audience", audience);
            requireText("user claim", userClaim);
            if (!isFetchable(keys)) {
                throw new IllegalArgumentException(
                        "the address of the keys must be https, or http on this machine, without a user and a fragment");
            }
        }

        private static void requireText(String what, String text) {
            if (text.isBlank() || text.length() > MAX_TEXT || text.codePoints().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("the " + what + " must have 1 to " + MAX_TEXT + " characters");
            }
        }

        /** Who can change the keys on their way here could sign tokens. */
        private static boolean isFetchable(URI address) {
            String host = address.getHost();
            if (host == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
                return false;
            }
            return "https".equalsIgnoreCase(address.getScheme())
                    || ("http".equalsIgnoreCase(address.getScheme())
                            && LOOPBACK.matcher(host).matches());
        }
    }
}
