package dev.kith.bootstrap.commandline;

import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.community.CommunityMode;
import dev.kith.http.settings.CorsSettings;
import dev.kith.http.settings.SelfCommunitySettings.ConnectionActions;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The texts of options as values. What they throw says what is expected; picocli puts the option's name before it. */
final class Converters {

    private Converters() {}

    static final class PortNumber implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String text) {
            return number(text, 0, 65_535);
        }
    }

    static final class Positive implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String text) {
            return number(text, 1, Integer.MAX_VALUE);
        }
    }

    static final class NotNegative implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String text) {
            return number(text, 0, Integer.MAX_VALUE);
        }
    }

    static final class HttpUrl implements ITypeConverter<URI> {

        @Override
        public URI convert(String text) {
            try {
                URI url = URI.create(text);
                String scheme = url.getScheme();
                if (url.getHost() != null && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
                    return url;
                }
            } catch (IllegalArgumentException e) {
                throw expected("a URL like https://kith.example.org", text);
            }
            throw expected("a URL like https://kith.example.org", text);
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
