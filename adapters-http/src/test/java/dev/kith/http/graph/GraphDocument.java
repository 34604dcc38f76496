package dev.kith.http.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
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
            Dialects.getOpenApi31(), builder -> builder.schemas(Map.of(ID, DOCUMENT.toString())));
    private static final Map<String, Schema> SCHEMA_OF = new ConcurrentHashMap<>();

    private static final Set<String> SEEN = new ConcurrentSkipListSet<>();

    private GraphDocument() {}

    private static JsonNode read() {
        try (InputStream resource = GraphDocument.class.getResourceAsStream("/graph/openapi.yaml")) {
            return new YAMLMapper().readTree(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The operations of the document, as {@code GET /whoami}. */
    static Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        DOCUMENT.get("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry((name, _) -> {
                    String method = name.toUpperCase(Locale.ROOT);
                    if (METHODS.contains(method)) {
                        operations.add(method + " " + path);
                    }
                }));
        return operations;
    }

    static boolean hasBody(String operation) {
        return DOCUMENT.at(pointer(operation)).has("requestBody");
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
        String below = plain.equals(BASE) ? "/" : plain.substring(BASE.length());
        String operation = operations().stream()
                .filter(known -> matches(known, method + " " + below))
                .findFirst()
                .orElse(null);
        String description = method + " " + path + " " + status + " " + body;
        String response;
        if (operation == null) {
            assertThat(status).as(description).isIn(404, 405);
            response = "/components/responses/" + (status == 404 ? "NotFound" : "MethodNotAllowed");
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

    private static boolean matches(String operation, String request) {
        String pattern = operation.replaceAll("\\{\\w+}", "\\\\E[^/]+\\\\Q");
        return Pattern.matches("\\Q" + pattern + "\\E", request);
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

    static JsonNode document() {
        return DOCUMENT;
    }
}
