package dev.kith.bootstrap.commandline;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads 90s, 30m, 2h, 7d, or a duration of ISO 8601, from a second to a hundred years. */
public final class DurationConverter implements ITypeConverter<Duration> {

    private static final Duration LEAST = Duration.ofSeconds(1);

    /** A sum of it and the present time has nanoseconds that fit into a long. */
    private static final Duration MOST = Duration.ofDays(36_500);

    @Override
    public Duration convert(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        try {
            Duration duration =
                    Duration.parse(upper.startsWith("P") ? upper : upper.endsWith("D") ? "P" + upper : "PT" + upper);
            if (duration.compareTo(LEAST) >= 0 && duration.compareTo(MOST) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("expected a time like 30m, 2h or 7d, not '" + text + "'");
        }
        throw new TypeConversionException("expected a time from 1s to " + MOST.toDays() + "d, not '" + text + "'");
    }
}
