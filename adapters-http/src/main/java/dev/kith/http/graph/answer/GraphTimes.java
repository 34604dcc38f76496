package dev.kith.http.graph.answer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes times: RFC 3339 in UTC, with six digits of a second. */
public final class GraphTimes {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private GraphTimes() {}

    public static String text(Instant moment) {
        return FORM.format(moment);
    }
}
