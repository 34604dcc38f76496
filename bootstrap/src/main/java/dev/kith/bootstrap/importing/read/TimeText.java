package dev.kith.bootstrap.importing.read;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * Reads times. ISO 8601: a time with an offset, a time in UTC without one, or a date, which means its start in UTC. A
 * number of 9 or 10 digits counts seconds since 1970, one of 12 or 13 digits counts milliseconds. Both begin in March
 * 1973 and end in November 2286. Other numbers are no times, because they may be dates such as 20200131.
 */
final class TimeText {

    private static final DateTimeFormatter ISO = iso("XXX");
    private static final DateTimeFormatter ISO_WITHOUT_COLON = iso("X");

    private TimeText() {}

    /**
     * Returns the time in whole microseconds.
     *
     * @throws DateTimeException for a text that is no time
     */
    static Instant parse(String text) {
        return (isNumber(text) ? ofNumber(text) : ofIso(text)).truncatedTo(ChronoUnit.MICROS);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Instant ofNumber(String text) {
        return switch (text.length()) {
            case 9, 10 -> Instant.ofEpochSecond(Long.parseLong(text));
            case 12, 13 -> Instant.ofEpochMilli(Long.parseLong(text));
            default -> throw new DateTimeException("neither seconds nor milliseconds");
        };
    }

    private static Instant ofIso(String text) {
        int dateLength = "2026-01-31".length();
        String iso = text.length() > dateLength && text.charAt(dateLength) == ' '
                ? text.substring(0, dateLength) + 'T' + text.substring(dateLength + 1)
                : text;
        try {
            return instant(ISO, iso);
        } catch (DateTimeParseException e) {
            return instant(ISO_WITHOUT_COLON, iso);
        }
    }

    private static Instant instant(DateTimeFormatter format, String text) {
        TemporalAccessor time = format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        return switch (time) {
            case OffsetDateTime exact -> exact.toInstant();
            case LocalDateTime utc -> utc.toInstant(ZoneOffset.UTC);
            case LocalDate day -> day.atStartOfDay(ZoneOffset.UTC).toInstant();
            default -> throw new DateTimeException("no time");
        };
    }

    /** @param offset the pattern of the offset */
    private static DateTimeFormatter iso(String offset) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .append(DateTimeFormatter.ISO_LOCAL_DATE)
                .optionalStart()
                .appendLiteral('T')
                .append(DateTimeFormatter.ISO_LOCAL_TIME)
                .optionalStart()
                .appendPattern(offset)
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT)
                .withChronology(IsoChronology.INSTANCE);
    }
}
