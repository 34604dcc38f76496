package dev.kith.http.wire.header;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.stream.Stream;

/** Evaluates {@code If-None-Match} (RFC 9110, section 13.1.2). */
public final class EntityTags {

    private static final String WEAK = "W/";

    private EntityTags() {}

    /**
     * Whether the caller already has the representation, so that the answer is 304. Weak tags match too.
     *
     * @param tag in its quotes, without a comma
     */
    public static boolean isKnown(HttpRequest<?> request, String tag) {
        List<String> lines = request.getHeaders().getAll(HttpHeaders.IF_NONE_MATCH);
        return lines.stream().map(String::strip).anyMatch("*"::equals)
                || lines.stream()
                        .flatMap(line -> Stream.of(line.split(",")))
                        .map(String::strip)
                        .map(known -> known.startsWith(WEAK) ? known.substring(WEAK.length()) : known)
                        .anyMatch(tag::equals);
    }
}
