package dev.kith.http.fivehundredpx.oauth.signature;

import dev.kith.http.wire.ApiError;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request with OAuth parameters, not yet verified.
 *
 * @param protocol the {@code oauth_} parameters by name, without the signature
 * @param parameters all signed parameters: of the header, the query and the form
 */
public record SignedRequest(Map<String, String> protocol, String signature, List<RequestParameter> parameters) {

    private static final String PREFIX = "oauth_";
    private static final String SIGNATURE = "oauth_signature";
    private static final int MAX_VALUE_LENGTH = 2_048;
    private static final Pattern SCHEME = Pattern.compile("OAuth(?:\\s+(.*))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern PAIR = Pattern.compile("\\G\\s*([^=\\s\",]+)\\s*=\\s*\"([^\"]*)\"\\s*(?:,|$)");

    /**
     * Empty if the request has no OAuth parameters.
     *
     * @throws ApiError 401 if they are in two locations, are malformed or lack the signature
     */
    static Optional<SignedRequest> of(HttpRequest<?> request, @Nullable String body) {
        return of(
                request.getHeaders().get(HttpHeaders.AUTHORIZATION),
                RequestParameter.ofQuery(request),
                RequestParameter.ofBody(request, body));
    }

    static Optional<SignedRequest> of(
            @Nullable String authorization, List<RequestParameter> query, List<RequestParameter> form) {
        List<RequestParameter> header = ofHeader(authorization);
        List<List<RequestParameter>> locations = Stream.of(header, query, form)
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
        List<RequestParameter> signed = Stream.of(header, query, form)
                .flatMap(List::stream)
                .filter(parameter -> !parameter.name().equals(SIGNATURE))
                .toList();
        return Optional.of(new SignedRequest(protocol, signature, signed));
    }

    private static boolean isProtocol(RequestParameter parameter) {
        return parameter.name().startsWith(PREFIX);
    }

    private static Map<String, String> protocol(List<RequestParameter> location) {
        Map<String, String> protocol = new HashMap<>();
        for (RequestParameter parameter : location) {
            if (isProtocol(parameter) && protocol.put(parameter.name(), parameter.value()) != null) {
                throw OAuth1Errors.invalid(parameter.name() + " is there twice.");
            }
            if (isProtocol(parameter) && parameter.value().length() > MAX_VALUE_LENGTH) {
                throw OAuth1Errors.invalid(parameter.name() + " is too long.");
            }
        }
        return protocol;
    }

    /** The parameters of the header without the realm, which is not signed. */
    private static List<RequestParameter> ofHeader(@Nullable String header) {
        Matcher scheme = SCHEME.matcher(header == null ? "" : header.strip());
        if (!scheme.matches() || scheme.group(1) == null) {
            return List.of();
        }
        String pairs = scheme.group(1);
        List<RequestParameter> parameters = new ArrayList<>();
        Matcher pair = PAIR.matcher(pairs);
        int end = 0;
        while (end < pairs.length() && pair.find()) {
            end = pair.end();
            if (!pair.group(1).equalsIgnoreCase("realm")) {
                parameters.add(new RequestParameter(percentDecode(pair.group(1)), percentDecode(pair.group(2))));
            }
        }
        if (end < pairs.length()) {
            throw OAuth1Errors.invalid("the Authorization header is malformed.");
        }
        return parameters;
    }

    private static String percentDecode(String text) {
        try {
            // in the header a plus is a plus; in a form it is a space
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw OAuth1Errors.invalid("the Authorization header is not percent-encoded as it should be.");
        }
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
                .map(RequestParameter::value)
                .findFirst()
                .orElse(null);
    }
}
