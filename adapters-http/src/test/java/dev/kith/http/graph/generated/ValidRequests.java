package dev.kith.http.graph.generated;

import dev.kith.http.graph.GraphDocument;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes requests that the document allows. */
final class ValidRequests {

    private static final String STREAM = "GET /events/stream";
    private static final String DELETE_USER = "DELETE /users/{user}";

    private final Random random;
    private final KnownValues known;
    private final ValidValues values;

    ValidRequests(Random random, KnownValues known) {
        this.random = random;
        this.known = known;
        this.values = new ValidValues(random, known);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A colon and an at sign mean themselves in paths and queries. */
    private String anyEncoded(String text) {
        String encoded = encoded(text);
        return random.nextBoolean() ? encoded.replace("%3A", ":").replace("%40", "@") : encoded;
    }

    GeneratedRequest nextPage(KnownValues.NextPage page) {
        String target = page.target().replaceFirst("^https?://[^/]+", "");
        int question = target.indexOf('?');
        return new GeneratedRequest(
                page.operation(),
                "GET",
                target.substring(0, question),
                List.of(target.substring(question + 1).split("&")),
                authorization(page.caller()),
                null,
                page.caller().name(),
                null,
                null,
                false);
    }

    private static Map<String, String> authorization(KnownValues.Caller caller) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (!caller.credentials().isEmpty()) {
            headers.put("Authorization", "Bearer " + caller.credentials());
        }
        return headers;
    }

    GeneratedRequest request(String operation, KnownValues.Caller anyCaller) {
        boolean deletes = operation.equals(DELETE_USER);
        KnownValues.Caller caller = deletes ? known.mortal(anyCaller) : anyCaller;
        int space = operation.indexOf(' ');
        String method = operation.substring(0, space);
        String path = operation.substring(space + 1);
        Map<String, String> query = new LinkedHashMap<>();
        Map<String, String> headers = authorization(caller);
        if (operation.contains("/requests/received/{other}/") && known.hasRequest() && random.nextInt(4) != 0) {
            KnownValues.Request request = known.request();
            path = path.replace("{user}", request.receiver()).replace("{other}", request.sender());
        }
        for (JsonNode node : GraphDocument.parameters(operation)) {
            JsonNode parameter = ValidValues.resolved(node);
            String name = parameter.get("name").asString();
            boolean isRequired = parameter.path("required").asBoolean(false);
            if (!isRequired && random.nextInt(3) != 0) {
                continue;
            }
            String text = text(node, parameter, name, caller);
            switch (parameter.get("in").asString()) {
                case "path" -> {
                    String value = deletes && name.equals("user") ? mortal(caller) : text;
                    path = path.replace("{" + name + "}", anyEncoded(value));
                }
                case "query" -> query.put(name, text);
                default -> headers.put(name, text);
            }
        }
        keepPromises(operation, query, headers, caller);
        String body = body(operation, caller, headers);
        return new GeneratedRequest(
                operation,
                method,
                "/graph/v1" + path + (path.endsWith("/") || random.nextInt(10) != 0 ? "" : "/"),
                query.entrySet().stream()
                        .map(pair -> pair.getKey() + "=" + anyEncoded(pair.getValue()))
                        .toList(),
                headers,
                body,
                caller.name(),
                null,
                null,
                false);
    }

    private String mortal(KnownValues.Caller caller) {
        return caller.isUser() && random.nextInt(3) != 0 ? "me" : Long.toString(known.mortal());
    }

    /** A parameter with the name of a field of another meaning is told apart by its place in the document. */
    private String text(JsonNode node, JsonNode parameter, String name, KnownValues.Caller caller) {
        String place = node.path("$ref").asString("");
        String meaning = place.endsWith("/relationshipFields") ? "relationshipFields" : name;
        JsonNode value = values.value(parameter.get("schema"), meaning, caller);
        return value.isString() ? value.asString() : value.toString();
    }

    private @Nullable String body(String operation, KnownValues.Caller caller, Map<String, String> headers) {
        JsonNode body = GraphDocument.requestBody(operation);
        if (body.isMissingNode() || (!body.path("required").asBoolean(false) && random.nextInt(4) == 0)) {
            return null;
        }
        List<String> types = List.copyOf(body.get("content").propertyNames());
        String type = types.get(random.nextInt(types.size()));
        headers.put(
                "Content-Type", random.nextInt(5) == 0 ? type.replace("json", "JSON") + "; charset=\"UTF-8\"" : type);
        return values.value(body.at("/content/application~1json/schema"), "body", caller)
                .toString();
    }

    // ---- what the descriptions say

    private void keepPromises(
            String operation, Map<String, String> query, Map<String, String> headers, KnownValues.Caller caller) {
        if (!known.hasState()) {
            query.remove("state");
            headers.remove("Kith-State");
        }
        if (operation.startsWith("GET /events")) {
            keepPromisesOfEvents(operation, query, headers, caller);
        } else {
            // a cursor belongs to one question, so it comes with the address of a next page
            query.remove("after");
            keepPromisesOfLists(operation, query, caller);
        }
    }

    private void keepPromisesOfEvents(
            String operation, Map<String, String> query, Map<String, String> headers, KnownValues.Caller caller) {
        if (operation.equals(STREAM) && !headers.containsKey("Last-Event-ID")) {
            query.putIfAbsent("after", "now");
        }
        if (query.getOrDefault("wait", "0").equals("60") && !caller.isUser()) {
            // there are events, so nobody waits
            query.put("after", "start");
            query.remove("types");
            query.remove("user");
        } else if (query.containsKey("wait")) {
            query.put("wait", "0");
        }
        if (operation.equals("GET /events") && random.nextInt(20) != 0) {
            // long pages take long to check
            query.put("limit", "10");
        }
    }

    private void keepPromisesOfLists(String operation, Map<String, String> query, KnownValues.Caller caller) {
        if (query.containsKey("view")) {
            query.remove("fields");
            query.remove("include");
        } else {
            query.remove("ref");
            query.computeIfPresent("limit", (_, limit) -> Long.toString(Math.min(100, Long.parseLong(limit))));
        }
        boolean hasViewer = caller.isUser() || query.containsKey("viewer");
        if (operation.endsWith("/known-followers") && !hasViewer) {
            query.put("viewer", known.reference(caller));
        }
        if (!hasViewer) {
            query.remove("include");
            query.remove("shared");
        }
        switch (query.getOrDefault("order", "newest")) {
            case "newest" -> {
                if (query.containsKey("mutual")) {
                    query.remove("shared");
                }
            }
            case "mutual_first" -> query.remove("shared");
            default -> {
                if (!hasViewer) {
                    query.remove("order");
                } else {
                    List.of("mutual", "since", "until").forEach(query::remove);
                }
            }
        }
        if (query.containsKey("since")
                && query.containsKey("until")
                && !OffsetDateTime.parse(query.get("since")).isBefore(OffsetDateTime.parse(query.get("until")))) {
            query.remove("until");
        }
    }
}
