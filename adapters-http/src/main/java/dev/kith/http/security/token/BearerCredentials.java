package dev.kith.http.security.token;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** Reads {@code Authorization: Bearer}. */
public final class BearerCredentials {

    private static final String SCHEME = "Bearer";

    private BearerCredentials() {}

    /** The token of a request, perhaps empty; null for no credentials and for those of another scheme. */
    public static @Nullable String of(HttpRequest<?> request) {
        String header = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        String credentials = header == null ? "" : header.strip();
        int space = credentials.indexOf(' ');
        String scheme = space < 0 ? credentials : credentials.substring(0, space);
        if (!SCHEME.equalsIgnoreCase(scheme)) {
            return null;
        }
        return space < 0 ? "" : credentials.substring(space + 1);
    }
}
