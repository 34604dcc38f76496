package dev.kith.bootstrap.commandline;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads 90s, 30m, 2h, 7d, or a duration of ISO 8601; it must be positive. */
public final class DurationConverter implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        try {
            Duration duration =
                    Duration.parse(upper.startsWith("P") ? upper : upper.endsWith("D") ? "P" + upper : "PT" + upper);
            if (duration.isPositive()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("expected a time like 30m, 2h or 7d, not '" + text + "'");
        }
        throw new TypeConversionException("expected a time longer than zero, not '" + text + "'");
    }
}
