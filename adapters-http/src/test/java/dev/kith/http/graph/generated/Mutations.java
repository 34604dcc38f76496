package dev.kith.http.graph.generated;

import com.networknt.schema.InputFormat;
import dev.kith.http.graph.GraphDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes one thing of a valid request, and says whether the document forbids what results. */
final class Mutations {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Half of a surrogate pair cannot be in a string of the test, so this stands for its escape. */
    private static final String HALF = "HALF-OF-A-PAIR";

    /** Values of parameters, with percent-encoding. */
    private static final List<String> ODD_PARAMETERS = List.of(
            "",
            "%20",
            "0",
            "-1",
            "1.0",
            "1e1",
            "%2B5",
            "5001",
            "101",
            "51",
            "61",
            "1001",
            "99999999999999999999",
            "9223372036854775808",
            "%EF%BC%95",
            "true",
            "TRUE",
            "null",
            "[]",
            "%00",
            "a%00b",
            "%0A",
            "%FF",
            "%ED%A0%80",
            "%C0%AF",
            "%F0%9F%98%80",
            "%27%22%3E%3Cimg%3E",
            "id,,name",
            "id,",
            "ext:",
            "ext:%00",
            "ext64:%3D",
            "ext64:_w",
            "@",
            "@a%20b",
            "2024-02-30T00:00:00Z",
            "2024-01-01T00:00:00.1234567Z",
            "2024-01-01",
            "x".repeat(5_000));

    /** Segments of paths that name nothing. */
    private static final List<String> ODD_SEGMENTS = List.of(
            "x",
            "0",
            "-1",
            "01",
            "%00",
            "ext:",
            "ext:%00",
            "ext64:%3D",
            "@",
            "%FF",
            "%2F",
            "%20",
            "9".repeat(30),
            "x".repeat(3_000));

    private static final List<String> BROKEN = List.of(
            "",
            " ",
            "null",
            "true",
            "[]",
            "\"x\"",
            "1",
            "{",
            "}",
            "{}{}",
            "{} x",
            "{\"a\":1,}",
            "{a:1}",
            "{'a':1}",
            "{\"a\":NaN}",
            "{\"a\":01}",
            "{\"a\":+1}",
            "{\"a\":1e999}",
            "{\"a\":1,\"a\":1}",
            "{\"a\":\"\n\"}",
            "{\"a\":\"\\x\"}",
            "{\"a\":\"\\ud800\"}",
            "{\"\\udc00\":1}",
            "/* */ {}",
            "\ufeff{}",
            "{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}",
            "[".repeat(100_000),
            "{\"a\":".repeat(2_000));

    private static final List<String> OTHER_TYPES = List.of(
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/merge-patch+json",
            "application/xml",
            "application/*",
            "*/*");

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    GeneratedRequest mutate(GeneratedRequest request) {
        while (true) {
            Optional<GeneratedRequest> mutated = switch (random.nextInt(16)) {
                case 0 -> unknownParameter(request);
                case 1 -> repeatedParameter(request);
                case 2, 3, 4 -> parameterValue(request);
                case 5 -> missingParameter(request);
                case 6 -> otherMethod(request);
                case 7 -> segment(request);
                case 8 -> header(request);
                case 9 -> broken(request);
                case 10 -> otherType(request);
                case 11 -> cut(request);
                default -> field(request);
            };
            if (mutated.isPresent()) {
                return mutated.get();
            }
        }
    }

    // ---- the query

    private static GeneratedRequest withQuery(GeneratedRequest request, List<String> query, String how, boolean wrong) {
        return request.with(request.method(), request.path(), query).mutatedFrom(request, how, wrong);
    }

    private static String nameOf(String pair) {
        return pair.substring(0, pair.indexOf('='));
    }

    private Optional<GeneratedRequest> unknownParameter(GeneratedRequest request) {
        List<String> query = new ArrayList<>(request.query());
        query.add(any(List.of("x=1", "Limit=1", "limit%20=1", "%00=1", "=1", "%FF=1", "x", "limit[]=1", "offset=0")));
        return Optional.of(withQuery(request, query, "an unknown parameter", true));
    }

    private Optional<GeneratedRequest> repeatedParameter(GeneratedRequest request) {
        if (request.query().isEmpty()) {
            return Optional.empty();
        }
        List<String> query = new ArrayList<>(request.query());
        query.add(any(query));
        return Optional.of(withQuery(request, query, "a parameter twice", true));
    }

    private Optional<GeneratedRequest> parameterValue(GeneratedRequest request) {
        List<JsonNode> parameters = GraphDocument.parameters(request.operation()).stream()
                .filter(parameter ->
                        ValidValues.resolved(parameter).get("in").asString().equals("query"))
                .toList();
        if (parameters.isEmpty()) {
            return Optional.empty();
        }
        JsonNode parameter = ValidValues.resolved(any(parameters));
        String name = parameter.get("name").asString();
        String value = any(ODD_PARAMETERS);
        List<String> query = new ArrayList<>(request.query());
        query.removeIf(pair -> nameOf(pair).equals(name));
        query.add(name + "=" + value);
        return Optional.of(
                withQuery(request, query, "another value of " + name, isForbidden(parameter.get("schema"), value)));
    }

    /** Whether a schema forbids a parameter. Without a schema for texts nothing is known. */
    private static boolean isForbidden(JsonNode schema, String value) {
        JsonNode found = ValidValues.resolved(schema);
        return switch (found.path("type").asString("")) {
            case "integer" ->
                !value.matches("-?(0|[1-9][0-9]{0,17})")
                        || Long.parseLong(value) < found.get("minimum").asLong()
                        || Long.parseLong(value) > found.get("maximum").asLong();
            case "boolean" -> !value.equals("true") && !value.equals("false");
            default ->
                (found.has("enum")
                                && found.get("enum")
                                        .valueStream()
                                        .noneMatch(word -> word.asString().equals(value)))
                        || (found.has("const") && !found.get("const").asString().equals(value))
                        || (found.has("pattern")
                                && !value.matches(found.get("pattern").asString()))
                        || (found.has("maxLength")
                                && value.length() > 3 * found.get("maxLength").asInt())
                        || (found.path("format").asString("").equals("date-time"));
        };
    }

    private Optional<GeneratedRequest> missingParameter(GeneratedRequest request) {
        List<String> required = GraphDocument.parameters(request.operation()).stream()
                .map(ValidValues::resolved)
                .filter(parameter -> parameter.get("in").asString().equals("query")
                        && parameter.path("required").asBoolean(false))
                .map(parameter -> parameter.get("name").asString())
                .toList();
        if (required.isEmpty()) {
            return Optional.empty();
        }
        List<String> query = new ArrayList<>(request.query());
        query.removeIf(pair -> required.contains(nameOf(pair)));
        return Optional.of(withQuery(request, query, "without " + required, true));
    }

    // ---- the method and the path

    private Optional<GeneratedRequest> otherMethod(GeneratedRequest request) {
        String method = any(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
        boolean isKnown = GraphDocument.isOperation(method, request.path());
        return isKnown
                ? Optional.empty()
                : Optional.of(request.with(method, request.path(), request.query())
                        .mutatedFrom(request, "another method", true));
    }

    private Optional<GeneratedRequest> segment(GeneratedRequest request) {
        String[] segments = request.path().split("/", -1);
        String[] documented =
                ("/graph/v1" + request.operation().substring(request.operation().indexOf(' ') + 1)).split("/", -1);
        int place = 3 + random.nextInt(segments.length - 3);
        segments[place] = any(ODD_SEGMENTS);
        String path = String.join("/", segments);
        if (GraphDocument.isOperation(request.method(), path)
                && (place >= documented.length || !documented[place].startsWith("{"))) {
            return Optional.empty();
        }
        return Optional.of(request.with(request.method(), path, request.query())
                .mutatedFrom(request, "another segment of the path", true));
    }

    private Optional<GeneratedRequest> header(GeneratedRequest request) {
        return switch (random.nextInt(8)) {
            case 0 ->
                Optional.of(request.with("Kith-State", any(List.of("", "x", "1-0", "-1-00000000", "0-ABCDEF01")))
                        .mutatedFrom(request, "a wrong state", true));
            case 1 ->
                Optional.of(request.with("Kith-State", "999999-00000000")
                        .mutatedFrom(request, "the state of another run", false));
            case 2 ->
                Optional.of(request.with("Accept", any(List.of("image/gif", "text/html", "application/json;q=0", "x")))
                        .mutatedFrom(request, "another Accept", false));
            case 3 ->
                Optional.of(request.with("If-None-Match", any(List.of("", "x", "W/", "\"", "*,*", "W/\"x\", \"y\"")))
                        .mutatedFrom(request, "a wrong tag", false));
            case 4 ->
                Optional.of(request.with("If-Match", any(List.of("", "x", "W/\"x\"", "\"x")))
                        .mutatedFrom(request, "a wrong tag", false));
            case 5 ->
                Optional.of(request.with("Authorization", any(List.of("Bearer", "bearer x", "Basic eDp5", "x")))
                        .mutatedFrom(request, "wrong credentials", false));
            case 6 ->
                Optional.of(request.with("Origin", any(List.of("null", "https://a.example", "x")))
                        .mutatedFrom(request, "from a page", false));
            default ->
                Optional.of(request.with("Last-Event-ID", any(List.of("", "x", "0-00000000")))
                        .mutatedFrom(request, "another last event", false));
        };
    }

    // ---- the body

    private static GeneratedRequest withBody(GeneratedRequest request, String body, String how, boolean wrong) {
        return request.with(request.headers(), body).mutatedFrom(request, how, wrong);
    }

    private Optional<GeneratedRequest> broken(GeneratedRequest request) {
        return request.body() == null
                ? Optional.empty()
                : Optional.of(withBrokenBody(request, any(BROKEN), "a broken body"));
    }

    private Optional<GeneratedRequest> cut(GeneratedRequest request) {
        return request.body() == null
                ? Optional.empty()
                : Optional.of(withBrokenBody(
                        request,
                        request.body()
                                .substring(0, random.nextInt(request.body().length())),
                        "a cut body"));
    }

    /** A body that may be absent may be empty. */
    private static GeneratedRequest withBrokenBody(GeneratedRequest request, String body, String how) {
        return withBody(request, body, how, !body.isEmpty());
    }

    private Optional<GeneratedRequest> otherType(GeneratedRequest request) {
        if (request.body() == null) {
            return Optional.empty();
        }
        if (random.nextInt(4) == 0) {
            Map<String, String> headers = new LinkedHashMap<>(request.headers());
            headers.remove("Content-Type");
            return Optional.of(request.with(headers, request.body()).mutatedFrom(request, "no type of the body", true));
        }
        String type = any(OTHER_TYPES);
        boolean isWrong =
                !GraphDocument.requestBody(request.operation()).get("content").has(type);
        return Optional.of(
                request.with("Content-Type", type).mutatedFrom(request, "another type of the body", isWrong));
    }

    /** Changes, removes or adds one value anywhere in the body. */
    private Optional<GeneratedRequest> field(GeneratedRequest request) {
        if (request.body() == null) {
            return Optional.empty();
        }
        JsonNode tree = new ObjectMapper().readTree(request.body());
        List<JsonNode> containers = new ArrayList<>();
        collect(tree, containers);
        String how = switch (any(containers)) {
            case ObjectNode object -> change(object);
            case ArrayNode array -> change(array);
            default -> null;
        };
        if (how == null) {
            return Optional.empty();
        }
        String text = tree.toString();
        boolean hasHalf = text.contains(HALF);
        boolean isWrong = hasHalf
                || !GraphDocument.requestSchema(request.operation())
                        .validate(text, InputFormat.JSON)
                        .isEmpty();
        return Optional.of(withBody(request, text.replace(HALF, "\\ud83d"), how, isWrong));
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private @Nullable String change(ObjectNode object) {
        List<String> names = new ArrayList<>(object.propertyNames());
        switch (random.nextInt(names.isEmpty() ? 1 : 4)) {
            case 0 -> {
                String name =
                        any(List.of("x", "", "Name", "__proto__", "\u0000", "email", "e\u0301", "x".repeat(3_000)));
                object.set(name, JSON.nullNode());
                return "an unknown field";
            }
            case 1 -> {
                String name = any(names);
                object.remove(name);
                return "without " + name;
            }
            default -> {
                String name = any(names);
                object.set(name, odd());
                return "another value of " + name;
            }
        }
    }

    private @Nullable String change(ArrayNode array) {
        switch (random.nextInt(3)) {
            case 0 -> {
                array.add(odd());
                return "an odd item";
            }
            case 1 -> {
                if (array.isEmpty()) {
                    return null;
                }
                JsonNode item = array.get(0);
                while (array.size() < 1_001) {
                    array.add(item);
                }
                return "too many items";
            }
            default -> {
                array.removeAll();
                return "no items";
            }
        }
    }

    private JsonNode odd() {
        return switch (random.nextInt(18)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(0);
            case 3 -> JSON.numberNode(-1);
            case 4 -> JSON.numberNode(2_592_001);
            case 5 -> JSON.numberNode(1.5);
            case 6 -> JSON.numberNode(new java.math.BigInteger("9223372036854775808"));
            case 7 -> JSON.stringNode("");
            case 8 -> JSON.stringNode(" ");
            case 9 -> JSON.stringNode("x".repeat(random.nextBoolean() ? 256 : 347));
            case 10 -> JSON.stringNode("x".repeat(20_000));
            case 11 -> JSON.stringNode("a\u0000b");
            case 12 -> JSON.stringNode(HALF);
            case 13 -> JSON.stringNode("\ud83d\ude00" + "\u0301".repeat(random.nextInt(60)));
            case 14 -> JSON.stringNode("2024-02-30T25:00:00Z");
            case 15 -> JSON.arrayNode();
            case 16 -> JSON.objectNode();
            default -> JSON.arrayNode().add(JSON.arrayNode().add(JSON.nullNode()));
        };
    }
}
