package dev.kith.http.graph.generated;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A request of the graph API.
 *
 * @param operation the operation of the document that it is made of, as {@code GET /whoami}
 * @param path with percent-encoding
 * @param query pairs with percent-encoding
 * @param caller the name of its credentials
 * @param mutation what is changed in a valid request, null for a valid one
 * @param original the valid request, null for a valid one
 * @param isWrong whether the document forbids the request
 */
record GeneratedRequest(
        String operation,
        String method,
        String path,
        List<String> query,
        Map<String, String> headers,
        @Nullable String body,
        String caller,
        @Nullable String mutation,
        @Nullable GeneratedRequest original,
        boolean isWrong) {

    private static final String AUTHORIZATION = "Authorization";

    GeneratedRequest with(String newMethod, String newPath, List<String> newQuery) {
        return new GeneratedRequest(
                operation, newMethod, newPath, newQuery, headers, body, caller, mutation, original, isWrong);
    }

    GeneratedRequest with(Map<String, String> newHeaders, @Nullable String newBody) {
        return new GeneratedRequest(
                operation, method, path, query, newHeaders, newBody, caller, mutation, original, isWrong);
    }

    GeneratedRequest with(String header, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(header, value);
        return with(changed, body);
    }

    /** This request, made of a valid one. */
    GeneratedRequest mutatedFrom(GeneratedRequest valid, String how, boolean wrong) {
        return new GeneratedRequest(operation, method, path, query, headers, body, caller, how, valid, wrong);
    }

    String target() {
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    String[] headerLines() {
        return headers.entrySet().stream()
                .flatMap(header -> Stream.of(header.getKey(), header.getValue()))
                .toArray(String[]::new);
    }

    /** This request without one of the parts each that are not mutated: a parameter, a header, or a field of the body. */
    Stream<GeneratedRequest> simpler() {
        List<GeneratedRequest> all = new ArrayList<>();
        for (String part : query) {
            if (original == null || Collections.frequency(original.query, part) == Collections.frequency(query, part)) {
                List<String> fewer = new ArrayList<>(query);
                fewer.remove(part);
                all.add(with(method, path, fewer));
            }
        }
        for (String name : headers.keySet()) {
            if (original == null || headers.get(name).equals(original.headers.get(name))) {
                Map<String, String> fewer = new LinkedHashMap<>(headers);
                fewer.remove(name);
                all.add(with(fewer, body));
            }
        }
        if (body != null && (original == null || body.equals(original.body))) {
            all.add(with(headers, null));
            JsonNode tree = new ObjectMapper().readTree(body);
            for (String name : tree.propertyNames()) {
                all.add(with(headers, tree.deepCopy().asObject().without(name).toString()));
            }
        }
        return all.stream();
    }

    /** The request as a line for a shell, without the secret of its caller. */
    String curl() {
        String lines = headers.entrySet().stream()
                .map(header -> " -H "
                        + quoted(header.getKey() + ": "
                                + (header.getKey().equals(AUTHORIZATION)
                                                && !header.getValue().equals("Bearer x")
                                        ? "Bearer <" + caller + ">"
                                        : header.getValue())))
                .collect(Collectors.joining());
        String data = body == null
                ? ""
                : " --data-binary " + quoted(body.length() > 2_000 ? body.substring(0, 2_000) + "…" : body);
        return "curl -i -X " + method + lines + data + " " + quoted("http://localhost:8080" + target());
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
