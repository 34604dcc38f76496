package dev.kith.bootstrap.commandline;

import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.community.CommunityMode;
import dev.kith.domain.key.KeyText;
import dev.kith.http.graph.delivery.WebhookSettings;
import dev.kith.http.settings.AttemptLimits;
import dev.kith.http.settings.CorsSettings;
import dev.kith.http.settings.SelfCommunitySettings.ConnectionActions;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The texts of options as values. What they throw says what is expected; picocli puts the option's name before it. */
public final class Converters {

    private Converters() {}

    static final class PortNumber implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String text) {
            return number(text, 0, 65_535);
        }
    }

    static final class AttemptCount implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String text) {
            return number(text, 1, AttemptLimits.MOST);
        }
    }

    static final class HeaderName implements ITypeConverter<String> {

        /** A token of RFC 9110, section 5.6.2. */
        private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]++");

        @Override
        public String convert(String text) {
            if (text.isEmpty() || TOKEN.matcher(text).matches()) {
                return text;
            }
            throw expected("the name of a header like X-Forwarded-For", text);
        }
    }

    static final class NotNegative implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String text) {
            return number(text, 0, Integer.MAX_VALUE);
        }
    }

    /** Reads 0, 50ms or 2s. */
    static final class Freshness implements ITypeConverter<Duration> {

        private static final Pattern TIME = Pattern.compile("0|([0-9]{1,5})(ms|s)");

        private static final Duration MOST = Duration.ofMinutes(1);

        @Override
        public Duration convert(String text) {
            Matcher time = TIME.matcher(text);
            if (!time.matches()) {
                throw expected("0, or a time like 50ms or 2s", text);
            }
            if (time.group(1) == null) {
                return Duration.ZERO;
            }
            long number = Long.parseLong(time.group(1));
            Duration duration = time.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
            if (duration.compareTo(MOST) > 0) {
                throw expected("a time of at most " + MOST.toSeconds() + "s", text);
            }
            return duration;
        }
    }

    static final class Neo4jAddress implements ITypeConverter<URI> {

        @Override
        public URI convert(String text) {
            try {
                return new URI(text);
            } catch (URISyntaxException e) {
                throw expected("an address like bolt://host:7687", text);
            }
        }
    }

    public static final class HttpUrl implements ITypeConverter<URI> {

        @Override
        public URI convert(String text) {
            try {
                URI url = URI.create(text);
                String scheme = url.getScheme();
                boolean isHttp = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
                boolean isPrefix =
                        url.getRawQuery() == null && url.getRawFragment() == null && url.getUserInfo() == null;
                if (url.getHost() != null && isHttp && isPrefix) {
                    return url;
                }
            } catch (IllegalArgumentException e) {
                throw expected("a URL like https://kith.example.org", text);
            }
            throw expected("a URL like https://kith.example.org", text);
        }
    }

    /** Which addresses are safe is decided with the other options of the issuer. */
    static final class Address implements ITypeConverter<URI> {

        @Override
        public URI convert(String text) {
            try {
                return new URI(text);
            } catch (URISyntaxException e) {
                throw expected("an address like https://id.example.com/jwks", text);
            }
        }
    }

    static final class Origins implements ITypeConverter<String> {

        @Override
        public String convert(String text) {
            try {
                return new CorsSettings(text.replace(" ", "")).origins();
            } catch (IllegalArgumentException e) {
                throw expected("*, none, or origins like https://app.example.org with commas between them", text);
            }
        }
    }

    static final class Targets implements ITypeConverter<String> {

        @Override
        public String convert(String text) {
            try {
                return new WebhookSettings(text.replace(" ", "")).targets();
            } catch (IllegalArgumentException e) {
                throw expected("none, or origins and ranges of addresses with commas between them", text);
            }
        }
    }

    static final class MailAddress implements ITypeConverter<String> {

        @Override
        public String convert(String text) {
            try {
                new InternetAddress(text).validate();
                return text;
            } catch (AddressException e) {
                throw expected("an address like kith@example.org", text);
            }
        }
    }

    static final class ServiceKeyText implements ITypeConverter<KeyText> {

        /** The message does not repeat the text, which may be a secret. */
        @Override
        public KeyText convert(String text) {
            return KeyText.parse(text)
                    .orElseThrow(() -> new TypeConversionException("expected a whole service key; here is a fresh one: "
                            + KeyText.random(new SecureRandom()).text()));
        }
    }

    static final class OnOff implements ITypeConverter<Options.Switch> {

        @Override
        public Options.Switch convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "on" -> Options.Switch.ON;
                case "off" -> Options.Switch.OFF;
                default -> throw expected("on or off", text);
            };
        }
    }

    static final class Mode implements ITypeConverter<CommunityMode> {

        @Override
        public CommunityMode convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "follow" -> CommunityMode.FOLLOW;
                case "friendship" -> CommunityMode.FRIENDSHIP;
                default -> throw expected("follow or friendship", text);
            };
        }
    }

    static final class MutualityRule implements ITypeConverter<Mutuality> {

        @Override
        public Mutuality convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "reciprocal" -> Mutuality.RECIPROCAL;
                case "viewer" -> Mutuality.SHARED;
                default -> throw expected("reciprocal or viewer", text);
            };
        }
    }

    static final class ConnectionActionsMode implements ITypeConverter<ConnectionActions> {

        @Override
        public ConnectionActions convert(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "empty" -> ConnectionActions.EMPTY;
                case "status" -> ConnectionActions.STATUS;
                default -> throw expected("empty or status", text);
            };
        }
    }

    private static int number(String text, int least, int most) {
        String range = most == Integer.MAX_VALUE ? "of at least " + least : "from " + least + " to " + most;
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw expected("a number " + range, text);
        }
        throw expected("a number " + range, text);
    }

    private static TypeConversionException expected(String what, String text) {
        return new TypeConversionException("expected " + what + ", not '" + text + "'");
    }
}
