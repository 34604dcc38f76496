package dev.kith.http.wire;

import io.micronaut.http.HttpRequest;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names a request in its response and in the log: by the caller's id if it is printable, else by a new one. */
public final class RequestIds {

    public static final String HEADER = "X-Request-Id";

    private static final Pattern PRINTABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}+");

    private RequestIds() {}

    public static String of(HttpRequest<?> request) {
        String given = request.getHeaders().get(HEADER);
        return given != null && PRINTABLE.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }
}
