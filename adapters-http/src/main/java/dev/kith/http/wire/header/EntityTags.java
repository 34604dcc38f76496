package dev.kith.http.wire.header;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads and writes entity tags (RFC 9110, sections 8.8.3 and 13.1). */
public final class EntityTags {

    /** The tag of whatever there is. */
    public static final String ANY = "*";

    private static final String WEAK = "W/";

    private EntityTags() {}

    /**
     * Whether the caller already has the representation, so that the answer is 304. Weak tags match too.
     *
     * @param tag in its quotes, without a comma
     */
    public static boolean isKnown(HttpRequest<?> request, String tag) {
        Set<String> known = known(request);
        return known.contains(ANY) || known.contains(tag);
    }

    /** The tags of {@code If-None-Match}, without the marks of weak ones; empty without the header. */
    public static Set<String> known(HttpRequest<?> request) {
        return tags(request, HttpHeaders.IF_NONE_MATCH);
    }

    /** The tags of {@code If-Match}, without the marks of weak ones; empty without the header. */
    public static Set<String> expected(HttpRequest<?> request) {
        return tags(request, HttpHeaders.IF_MATCH);
    }

    private static Set<String> tags(HttpRequest<?> request, CharSequence header) {
        return request.getHeaders().getAll(header).stream()
                .map(String::strip)
                .flatMap(line -> line.equals(ANY) ? Stream.of(ANY) : listed(line))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Of a tag with a comma only parts are found, which equal no tag of this server and are not {@link #ANY}. */
    private static Stream<String> listed(String line) {
        return Stream.of(line.split(","))
                .map(String::strip)
                .map(tag -> tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag)
                .filter(tag -> !tag.equals(ANY));
    }

    /** The tag of an answer that may come in several encodings. */
    public static String weak(String tag) {
        return WEAK + tag;
    }
}
