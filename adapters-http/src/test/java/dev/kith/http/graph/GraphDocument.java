package dev.kith.http.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The document of the API, and a check of answers against it. */
public final class GraphDocument {

    static final String BASE = "/graph/v1";

    private static final String ID = "https://kith.test/openapi";
    private static final String PROBLEM = "application/problem+json";
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private static final JsonNode DOCUMENT = read();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDialect(
            Dialects.getOpenApi31(),
            builder -> builder.schemas(Map.of(ID, DOCUMENT.toString()))
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));
    private static final Map<String, Schema> SCHEMA_OF = new ConcurrentHashMap<>();

    private static final Map<String, Pattern> OPERATIONS = readOperations();

    private static final Set<String> SEEN = new ConcurrentSkipListSet<>();

    private GraphDocument() {}

    private static JsonNode read() {
        try (InputStream resource = GraphDocument.class.getResourceAsStream("/graph/openapi.yaml")) {
            return new YAMLMapper().readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The operations, each with the pattern of its requests. */
    private static Map<String, Pattern> readOperations() {
        Map<String, Pattern> operations = new TreeMap<>();
        DOCUMENT.get("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry((name, _) -> {
                    String method = name.toUpperCase(Locale.ROOT);
                    if (METHODS.contains(method)) {
                        String operation = method + " " + path;
                        operations.put(
                                operation,
                                Pattern.compile("\\Q" + operation.replaceAll("\\{\\w+}", "\\\\E[^/]+\\\\Q") + "\\E"));
                    }
                }));
        return operations;
    }

    /** The operations of the document, as {@code GET /whoami}. */
    public static Set<String> operations() {
        return OPERATIONS.keySet();
    }

    /** The parameters of an operation, each as the document has it: itself or a reference. */
    public static List<JsonNode> parameters(String operation) {
        String place = pointer(operation);
        return Stream.of(place.substring(0, place.lastIndexOf('/')), place)
                .flatMap(owner -> DOCUMENT.at(owner + "/parameters").valueStream())
                .toList();
    }

    /** The body of an operation's request; missing if it has none. */
    public static JsonNode requestBody(String operation) {
        return DOCUMENT.at(requestBodyPlace(operation));
    }

    private static String requestBodyPlace(String operation) {
        String place = pointer(operation) + "/requestBody";
        return target(DOCUMENT.at(place), place);
    }

    public static Schema requestSchema(String operation) {
        return schema(requestBodyPlace(operation) + "/content/application~1json/schema");
    }

    /** Whether the document has an operation with this method for a path of a request. */
    public static boolean isOperation(String method, String path) {
        return operationOf(method, path) != null;
    }

    private static @Nullable String operationOf(String method, String path) {
        String plain = path.replaceFirst("[?#].*", "").replaceFirst("(?<=.)/$", "");
        String below = plain.equals(BASE) ? "/" : plain.substring(BASE.length());
        return OPERATIONS.entrySet().stream()
                .filter(known -> known.getValue().matcher(method + " " + below).matches())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    static boolean hasBody(String operation) {
        return DOCUMENT.at(pointer(operation)).has("requestBody");
    }

    static boolean hasParameter(String operation, String name) {
        return DOCUMENT.at(pointer(operation))
                .path("parameters")
                .valueStream()
                .anyMatch(parameter -> parameter.path("$ref").asString("").equals("#/components/parameters/" + name));
    }

    /** Every operation with every status and every code of the document. */
    static Set<String> documentedAnswers() {
        Set<String> answers = new TreeSet<>();
        operations().forEach(operation -> {
            JsonNode responses = DOCUMENT.at(pointer(operation)).get("responses");
            responses.forEachEntry((status, response) -> {
                JsonNode codes = DOCUMENT.at(target(response, "")).get("x-codes");
                if (codes == null) {
                    answers.add(operation + " " + status);
                } else {
                    codes.forEach(code -> answers.add(operation + " " + status + " " + code.asString()));
                }
            });
        });
        return answers;
    }

    /** The answers that were checked as yet, in the form of {@link #documentedAnswers}. */
    static Set<String> seenAnswers() {
        return SEEN;
    }

    /** Fails for an answer that the document does not describe. An answer to another API is not checked. */
    public static void check(String method, String path, int status, HttpHeaders headers, String body) {
        String plain = path.replaceFirst("[?#].*", "").replaceFirst("(?<=.)/$", "");
        if (!METHODS.contains(method) || !(plain + "/").startsWith(BASE + "/")) {
            return;
        }
        String operation = operationOf(method, path);
        String description = method + " " + path + " " + status + " " + body;
        String response;
        if (operation == null) {
            String answer = Map.of(400, "InvalidRequest", 404, "NotFound", 405, "MethodNotAllowed")
                    .get(status);
            assertThat(answer).as(description).isNotNull();
            response = "/components/responses/" + answer;
        } else {
            JsonNode documented =
                    DOCUMENT.at(pointer(operation)).get("responses").get(Integer.toString(status));
            assertThat(documented).as("undocumented: " + description).isNotNull();
            response = target(documented, pointer(operation) + "/responses/" + status);
        }
        String type = headers.firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        JsonNode content = DOCUMENT.at(response).get("content");
        assertThat(content == null ? type.isEmpty() && body.isEmpty() : content.has(type))
                .as("content type " + type + ": " + description)
                .isTrue();
        DOCUMENT.at(response).get("headers").forEachEntry((name, header) -> {
            JsonNode target = DOCUMENT.at(header.get("$ref").asString().substring(1));
            if (target.get("required").asBoolean()) {
                assertThat(headers.firstValue(name))
                        .as(name + ": " + description)
                        .isPresent();
            }
            JsonNode constant = target.get("schema").get("const");
            if (constant != null) {
                assertThat(headers.firstValue(name)).as(name).contains(constant.asString());
            }
        });
        if (type.endsWith("json")) {
            assertThat(schema(response + "/content/" + escaped(type) + "/schema")
                            .validate(body, InputFormat.JSON))
                    .as(description)
                    .isEmpty();
        }
        if (operation != null) {
            SEEN.add(operation + " " + status + (type.equals(PROBLEM) ? " " + code(body) : ""));
        }
    }

    private static String code(String body) {
        return new ObjectMapper().readTree(body).get("code").asString();
    }

    /** The schema at a place, also for the examples of the document. */
    static Schema schema(String pointer) {
        return SCHEMA_OF.computeIfAbsent(pointer, place -> SCHEMAS.getSchema(SchemaLocation.of(ID + "#" + place)));
    }

    private static String pointer(String operation) {
        int space = operation.indexOf(' ');
        return "/paths/" + escaped(operation.substring(space + 1)) + "/"
                + operation.substring(0, space).toLowerCase(Locale.ROOT);
    }

    /** The place that a reference names; the place itself if it is no reference. */
    private static String target(JsonNode node, String place) {
        return node.has("$ref") ? node.get("$ref").asString().substring(1) : place;
    }

    private static String escaped(String segment) {
        return segment.replace("~", "~0").replace("/", "~1");
    }

    public static JsonNode document() {
        return DOCUMENT;
    }
}
