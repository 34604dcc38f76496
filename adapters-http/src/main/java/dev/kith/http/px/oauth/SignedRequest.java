package dev.kith.http.px.oauth;

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
 * A request that says it is signed.
 *
 * @param parameters all that the signature is of
 */
record SignedRequest(Map<String, String> protocol, String signature, List<Parameter> parameters) {

    private static final String PREFIX = "oauth_";
    private static final String SIGNATURE = "oauth_signature";
    private static final int LONGEST = 2_048;
    private static final Pattern SCHEME = Pattern.compile("OAuth(?:\\s+(.*))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern PAIR = Pattern.compile("\\G\\s*([^=\\s\",]+)\\s*=\\s*\"([^\"]*)\"\\s*(?:,|$)");

    /** None where nothing in it is OAuth's; refused where its parameters are in two places or are malformed. */
    static Optional<SignedRequest> of(HttpRequest<?> request, @Nullable String body) {
        return of(request.getHeaders().get(HttpHeaders.AUTHORIZATION), Parameter.ofQuery(request), Parameter.ofBody(request, body));
    }

    static Optional<SignedRequest> of(@Nullable String authorization, List<Parameter> query, List<Parameter> form) {
        List<Parameter> header = ofHeader(authorization);
        List<List<Parameter>> places =
                Stream.of(header, query, form).filter(place -> place.stream().anyMatch(SignedRequest::isProtocol)).toList();
        if (places.isEmpty()) {
            return Optional.empty();
        }
        if (places.size() > 1) {
            throw InvalidRequest.because("its parameters are in more than one of the Authorization header, the query and the body.");
        }
        Map<String, String> protocol = protocol(places.getFirst());
        String signature = protocol.remove(SIGNATURE);
        if (signature == null) {
            throw InvalidRequest.missing(SIGNATURE);
        }
        List<Parameter> signed = Stream.of(header, query, form)
                .flatMap(List::stream)
                .filter(parameter -> !parameter.name().equals(SIGNATURE))
                .toList();
        return Optional.of(new SignedRequest(protocol, signature, signed));
    }

    private static boolean isProtocol(Parameter parameter) {
        return parameter.name().startsWith(PREFIX);
    }

    private static Map<String, String> protocol(List<Parameter> place) {
        Map<String, String> protocol = new HashMap<>();
        for (Parameter parameter : place) {
            if (isProtocol(parameter) && protocol.put(parameter.name(), parameter.value()) != null) {
                throw InvalidRequest.because(parameter.name() + " is there twice.");
            }
            if (isProtocol(parameter) && parameter.value().length() > LONGEST) {
                throw InvalidRequest.because(parameter.name() + " is too long.");
            }
        }
        return protocol;
    }

    /** The realm is for people, and not signed. */
    private static List<Parameter> ofHeader(@Nullable String header) {
        Matcher scheme = SCHEME.matcher(header == null ? "" : header.strip());
        if (!scheme.matches() || scheme.group(1) == null) {
            return List.of();
        }
        String pairs = scheme.group(1);
        List<Parameter> parameters = new ArrayList<>();
        Matcher pair = PAIR.matcher(pairs);
        int end = 0;
        while (end < pairs.length() && pair.find()) {
            end = pair.end();
            if (!pair.group(1).equalsIgnoreCase("realm")) {
                parameters.add(new Parameter(decoded(pair.group(1)), decoded(pair.group(2))));
            }
        }
        if (end < pairs.length()) {
            throw InvalidRequest.because("the Authorization header is malformed.");
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            // here, other than in a form, a plus is a plus
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw InvalidRequest.because("the Authorization header is not percent-encoded as it should be.");
        }
    }

    String required(String name) {
        String value = protocol.get(name);
        if (value == null || value.isEmpty()) {
            throw InvalidRequest.missing(name);
        }
        return value;
    }

    /** Null where it is not there, or empty. */
    @Nullable String optional(String name) {
        String value = protocol.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** Of those that are not OAuth's own, the first; null where there is none. */
    @Nullable String other(String name) {
        return parameters.stream().filter(parameter -> parameter.name().equals(name)).map(Parameter::value).findFirst().orElse(null);
    }
}
