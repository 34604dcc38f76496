package dev.kith.http.oauth;

import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.Dialect;
import io.micronaut.http.MediaType;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.regex.Pattern;

/** The dialect of OAuth 2. Its errors have the form of section 5.2 of RFC 6749. */
@Singleton
final class OAuthDialect implements Dialect {

    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record ErrorBody(String error, String errorDescription) {}

    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]");

    private static final Set<String> KNOWN_CODES =
            Set.of("invalid_client", "invalid_grant", "invalid_scope", "unsupported_grant_type", "throttled");

    @Override
    public String path() {
        return "/oauth";
    }

    @Override
    public String title() {
        return "sign-in and tokens";
    }

    /** The header names the application that asks for a token, not a user. */
    @Override
    public boolean acceptsBearerTokens() {
        return false;
    }

    @Override
    public String challenge() {
        return "Bearer realm=\"api\"";
    }

    @Override
    public MediaType errorType() {
        return MediaType.APPLICATION_JSON_TYPE;
    }

    @Override
    public Object body(ApiError error, String requestId) {
        return new ErrorBody(code(error), printable(error.description()));
    }

    private static String code(ApiError error) {
        if (KNOWN_CODES.contains(error.code())) {
            return error.code();
        }
        return switch (error.status()) {
            case SERVICE_UNAVAILABLE -> "temporarily_unavailable";
            case INTERNAL_SERVER_ERROR -> "server_error";
            default -> "invalid_request";
        };
    }

    /** The RFC allows printable ASCII without quotes and backslashes. */
    private static String printable(String text) {
        return UNPRINTABLE.matcher(text.replace('"', '\'')).replaceAll("?");
    }
}
