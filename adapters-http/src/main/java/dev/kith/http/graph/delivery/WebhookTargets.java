package dev.kith.http.graph.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides where requests may go. A webhook of a key must not reach what only the server can reach: itself, its network,
 * or the metadata of its cloud. So a target is https, and all addresses of its name are public, unless the operator
 * lists it.
 */
@Singleton
public final class WebhookTargets {

    /** A target that is not public, and that the operator does not list. */
    static final class Refused extends IOException {

        private static final long serialVersionUID = 1;

        private Refused() {
            super("target is not public");
        }
    }

    /** Of IPv6, nothing but this is public. */
    private static final AddressRange PUBLIC_6 = AddressRange.parse("2000::/3");

    private static final List<AddressRange> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    // protocols of the IETF, with Teredo
                    "2001::/23",
                    "2001:db8::/32",
                    // 6to4 has an IPv4 address inside
                    "2002::/16",
                    "3fff::/20")
            .map(AddressRange::parse)
            .toList();

    /** Looks up the addresses of a name. */
    interface Lookup {

        InetAddress[] addresses(String host) throws IOException;
    }

    private final WebhookSettings settings;
    private final Lookup lookup;

    @Inject
    WebhookTargets(WebhookSettings settings) {
        this(settings, InetAddress::getAllByName);
    }

    WebhookTargets(WebhookSettings settings, Lookup lookup) {
        this.settings = settings;
        this.lookup = lookup;
    }

    /** What is wrong with an address, as far as it can be known without its name's addresses; empty if nothing is. */
    public Optional<String> complaint(URI url) {
        String host = url.getHost();
        boolean isHttps = "https".equalsIgnoreCase(url.getScheme());
        if (host == null
                || !(isHttps || "http".equalsIgnoreCase(url.getScheme()))
                || url.getRawUserInfo() != null
                || url.getRawFragment() != null) {
            return Optional.of("Must be an https address without a user and a fragment.");
        }
        if (settings.listsOrigin(url)) {
            return Optional.empty();
        }
        if (!isHttps && settings.ranges().isEmpty()) {
            return Optional.of("Must be https; the operator can list other targets with --webhook-targets.");
        }
        try {
            InetAddress literal = InetAddress.ofLiteral(host(url));
            return isAllowed(isHttps, literal)
                    ? Optional.empty()
                    : Optional.of("Must be a public address; the operator can list others with --webhook-targets.");
        } catch (IllegalArgumentException name) {
            return Optional.empty();
        }
    }

    /**
     * The addresses to connect to. The connection must go to one of them: another look-up may say something else.
     *
     * @throws Refused if one of them is not allowed
     * @throws IOException if the name has none
     */
    List<InetAddress> resolve(URI url) throws IOException {
        if (complaint(url).isPresent()) {
            throw new Refused();
        }
        List<InetAddress> addresses = List.of(lookup.addresses(host(url)));
        boolean isHttps = "https".equalsIgnoreCase(url.getScheme());
        if (!settings.listsOrigin(url) && !addresses.stream().allMatch(address -> isAllowed(isHttps, address))) {
            throw new Refused();
        }
        return addresses;
    }

    /** Without the brackets around an IPv6 address. */
    static String host(URI url) {
        String host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private boolean isAllowed(boolean isHttps, InetAddress address) {
        return (isHttps && isPublic(address)) || settings.ranges().stream().anyMatch(range -> range.contains(address));
    }

    /** The JDK turns an IPv4 address that is mapped into IPv6 into an IPv4 address. */
    private static boolean isPublic(InetAddress address) {
        return (address.getAddress().length == 4 || PUBLIC_6.contains(address))
                && NOT_PUBLIC.stream().noneMatch(range -> range.contains(address));
    }
}
