package dev.kith.http.fivehundredpx.oauth.signature;

import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.FormParameter;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request with OAuth parameters, not yet verified.
 *
 * @param protocol the {@code oauth_} parameters by name, without the signature
 * @param parameters all signed parameters: of the header, the query and the form
 */
public record SignedRequest(Map<String, String> protocol, String signature, List<FormParameter> parameters) {

    private static final String PREFIX = "oauth_";
    private static final String SIGNATURE = "oauth_signature";
    private static final int MAX_VALUE_LENGTH = 2_048;

    /**
     * Empty if the request has no OAuth parameters.
     *
     * @throws ApiError 401 if they are in two locations, are malformed or lack the signature
     */
    static Optional<SignedRequest> of(HttpRequest<?> request, @Nullable String body) {
        return of(
                request.getHeaders().get(HttpHeaders.AUTHORIZATION),
                RequestParameters.ofQuery(request),
                RequestParameters.ofBody(request, body));
    }

    static Optional<SignedRequest> of(
            @Nullable String authorization, List<FormParameter> query, List<FormParameter> form) {
        List<FormParameter> header = AuthorizationHeader.parameters(authorization);
        List<List<FormParameter>> locations = Stream.of(header, query, form)
                .filter(location -> location.stream().anyMatch(SignedRequest::isProtocol))
                .toList();
        if (locations.isEmpty()) {
            return Optional.empty();
        }
        if (locations.size() > 1) {
            throw OAuth1Errors.invalid(
                    "its parameters are in more than one of the Authorization header, the query and the body.");
        }
        Map<String, String> protocol = protocol(locations.getFirst());
        String signature = protocol.remove(SIGNATURE);
        if (signature == null) {
            throw OAuth1Errors.missing(SIGNATURE);
        }
        List<FormParameter> signed = Stream.of(header, query, form)
                .flatMap(List::stream)
                .filter(parameter -> !parameter.name().equals(SIGNATURE))
                .toList();
        return Optional.of(new SignedRequest(protocol, signature, signed));
    }

    private static boolean isProtocol(FormParameter parameter) {
        return parameter.name().startsWith(PREFIX);
    }

    private static Map<String, String> protocol(List<FormParameter> location) {
        Map<String, String> protocol = new HashMap<>();
        for (FormParameter parameter : location) {
            if (isProtocol(parameter) && protocol.put(parameter.name(), parameter.value()) != null) {
                throw OAuth1Errors.invalid(parameter.name() + " is there twice.");
            }
            if (isProtocol(parameter) && parameter.value().length() > MAX_VALUE_LENGTH) {
                throw OAuth1Errors.invalid(parameter.name() + " is too long.");
            }
        }
        return protocol;
    }

    /**
     * The value of an {@code oauth_} parameter.
     *
     * @throws ApiError 401 if it is absent or empty
     */
    public String required(String name) {
        String value = protocol.get(name);
        if (value == null || value.isEmpty()) {
            throw OAuth1Errors.missing(name);
        }
        return value;
    }

    /** The value of an {@code oauth_} parameter; null if it is absent or empty. */
    public @Nullable String optional(String name) {
        String value = protocol.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** The first value of any signed parameter; null if it is absent. */
    public @Nullable String parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(FormParameter::value)
                .findFirst()
                .orElse(null);
    }
}
