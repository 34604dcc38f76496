package dev.kith.http.wire;

import io.micronaut.http.HttpRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/** The name of one request, in its answer, in its error and in the log: the caller's own if it is fit to print, else a new one. */
final class RequestIds {

    static final String HEADER = "X-Request-Id";

    private static final Pattern FIT = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestIds() {}

    static String of(HttpRequest<?> request) {
        String given = request.getHeaders().get(HEADER);
        return given != null && FIT.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }
}
