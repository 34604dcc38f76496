package dev.kith.http.oauth;

import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.Dialect;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code {"error", "error_description"}}, as RFC 6749 has it in section 5.2. */
@Singleton
final class OAuthDialect implements Dialect {

    private static final Set<String> KNOWN =
            Set.of("invalid_client", "invalid_grant", "invalid_scope", "unsupported_grant_type", "throttled");

    @Override
    public String path() {
        return "/oauth";
    }

    /** Where tokens are given out, the header names the application that asks, not a user. */
    @Override
    public boolean acceptsBearerTokens() {
        return false;
    }

    @Override
    public String challenge() {
        return "Bearer realm=\"api\"";
    }

    @Override
    public Object body(ApiError failure, String requestId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", code(failure));
        body.put("error_description", printable(description(failure)));
        return body;
    }

    private static String code(ApiError failure) {
        if (KNOWN.contains(failure.code())) {
            return failure.code();
        }
        return switch (failure.status()) {
            case SERVICE_UNAVAILABLE -> "temporarily_unavailable";
            case INTERNAL_SERVER_ERROR -> "server_error";
            default -> "invalid_request";
        };
    }

    private static String description(ApiError failure) {
        return failure.fields().isEmpty()
                ? failure.getMessage()
                : failure.fields().stream()
                        .map(field -> field.name() + ": " + field.message())
                        .collect(Collectors.joining(" "));
    }

    /** The RFC allows neither quotes nor backslashes nor anything beyond ASCII. */
    private static String printable(String text) {
        return text.replace('"', '\'').replaceAll("[^\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]", "?");
    }
}
