package dev.kith.bootstrap.importing.read;

import dev.kith.domain.text.TextRule;
import dev.kith.neo4j.Micros;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A line of a CSV file. A column that is missing is empty. Every method throws {@link BadLineException} for a value
 * that it refuses.
 *
 * @param number the number of the line, or of its first one if a field has several lines
 */
public record CsvLine(long number, List<String> header, List<String> fields) {

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    /** Returns the text without the white space around it. */
    public String text(String column) {
        int index = header.indexOf(column);
        return index < 0 || index >= fields.size() ? "" : fields.get(index).strip();
    }

    /** Returns the text as it is to be stored. */
    public String text(String column, TextRule rule) {
        return switch (rule.check(text(column))) {
            case TextRule.Answer.Accepted accepted -> accepted.text();
            case TextRule.Answer.Refused refused ->
                throw new BadLineException(
                        switch (refused.why()) {
                            case TOO_LONG -> column + " has more than " + rule.max() + " characters";
                            case UNPRINTABLE -> column + " has a control character";
                            case STACKED_MARKS ->
                                column + " has more than " + TextRule.MAX_MARKS + " combining marks in a row";
                        });
        };
    }

    public long id(String column) {
        return id(column, text(column));
    }

    /** Reads one id of a column. */
    public static long id(String column, String text) {
        long id = IdText.parse(text, 0, text.length());
        if (id == 0) {
            throw new BadLineException(
                    column + " '" + text + "' is not an id; ids are whole numbers from 1 to " + IdText.MAX);
        }
        return id;
    }

    /** Returns null for an empty column. */
    public @Nullable Long idOrNull(String column) {
        return text(column).isEmpty() ? null : id(column);
    }

    /** Returns a time from 1970 to 9999, or the default for an empty column. */
    public Instant time(String column, Instant defaultTime) {
        String text = text(column);
        return text.isEmpty() ? defaultTime : time(column, text);
    }

    /** As {@link #time}, in microseconds since 1970. */
    public long micros(String column, long defaultTime) {
        String text = text(column);
        return text.isEmpty() ? defaultTime : Micros.of(time(column, text));
    }

    private static Instant time(String column, String text) {
        Instant time = parse(column, text);
        if (time.isBefore(Instant.EPOCH) || !time.isBefore(END)) {
            throw new BadLineException(column + " '" + text + "' is not in the years 1970 to 9999");
        }
        return time;
    }

    /** Returns a day in UTC, or null for an empty column. */
    public @Nullable LocalDate date(String column) {
        String text = text(column);
        return text.isEmpty() ? null : LocalDate.ofInstant(parse(column, text), ZoneOffset.UTC);
    }

    private static Instant parse(String column, String text) {
        try {
            return TimeText.parse(text);
        } catch (DateTimeException e) {
            throw new BadLineException(column + " '" + text
                    + "' is not a time like 2026-01-31T12:00:00Z, or seconds (9 or 10 digits) or milliseconds"
                    + " (12 or 13 digits) since 1970");
        }
    }

    public boolean flag(String column, boolean defaultValue) {
        String text = text(column);
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "" -> defaultValue;
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new BadLineException(column + " '" + text + "' is neither true nor false");
        };
    }

    public <E extends Enum<E>> E enumValue(Class<E> type, String column, E defaultValue) {
        String text = text(column);
        try {
            return text.isEmpty() ? defaultValue : Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BadLineException(column + " '" + text + "' is not one of " + names(type));
        }
    }

    private static String names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
