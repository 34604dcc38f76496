package dev.kith.http.graph.generated;

import dev.kith.http.graph.GraphDocument;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes values that keep a schema of the document, and what its descriptions say where a schema cannot. */
final class ValidValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> TYPES = List.of("follow.*", "user.deleted", "*", "graph.reset", "block.created");

    /** Follows the name of an array, for its items. */
    private static final String ITEM = "[]";

    private static final String ANY_TEXT = " azAZ09_-.,;:!?'\"\\/<>&%+#\u00e4\u00df\u4e2d\u0645\u200d\u2028";

    private final Random random;
    private final KnownValues known;

    ValidValues(Random random, KnownValues known) {
        this.random = random;
        this.known = known;
    }

    /** The node that a reference leads to, or the node itself. */
    static JsonNode resolved(JsonNode node) {
        JsonNode found = node;
        while (found.has("$ref")) {
            found = GraphDocument.document().at(found.get("$ref").asString().substring(1));
        }
        return found;
    }

    /** @param name of the field or the parameter */
    JsonNode value(JsonNode schema, String name, KnownValues.Caller caller) {
        if (schema.has("$ref")) {
            String reference = schema.get("$ref").asString();
            return switch (reference) {
                case "#/components/schemas/Reference" -> JSON.stringNode(known.reference(caller));
                case "#/components/schemas/State" -> JSON.stringNode(known.state());
                case "#/components/schemas/Username" -> JSON.stringNode(username());
                default -> value(resolved(schema), name, caller);
            };
        }
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (schema.has("enum")) {
            return any(schema.get("enum").valueStream().toList());
        }
        if (schema.has("oneOf")) {
            return value(any(schema.get("oneOf").valueStream().toList()), name, caller);
        }
        return switch (type(schema)) {
            case "null" -> JSON.nullNode();
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "integer" -> JSON.numberNode(number(schema));
            case "array" -> array(schema, name, caller);
            case "object" -> object(schema, caller);
            case "string" ->
                JSON.stringNode(
                        schema.path("format").asString("").equals("date-time") ? time(name) : text(schema, name));
            default -> throw new AssertionError("Make a value of " + schema);
        };
    }

    private String type(JsonNode schema) {
        JsonNode type = schema.get("type");
        if (type == null) {
            return "object";
        }
        return type.isArray() ? any(type.valueStream().toList()).asString() : type.asString();
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private long number(JsonNode schema) {
        long least = schema.get("minimum").asLong();
        long most = schema.get("maximum").asLong();
        return switch (random.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            default -> least + random.nextLong(Math.min(most - least, 20) + 1);
        };
    }

    private ArrayNode array(JsonNode schema, String name, KnownValues.Caller caller) {
        int least = schema.path("minItems").asInt(0);
        int most = Math.min(schema.path("maxItems").asInt(5), 5);
        ArrayNode array = JSON.arrayNode();
        for (int count = least + random.nextInt(most - least + 1); count > 0; count--) {
            array.add(value(schema.get("items"), name + ITEM, caller));
        }
        return array;
    }

    private ObjectNode object(JsonNode schema, KnownValues.Caller caller) {
        Map<String, JsonNode> properties = new LinkedHashMap<>();
        Set<String> required = new LinkedHashSet<>();
        collect(schema, properties, required);
        ObjectNode object = JSON.objectNode();
        List<String> names = new ArrayList<>(properties.keySet());
        Collections.shuffle(names, random);
        for (String name : names) {
            if (required.contains(name) || random.nextInt(3) == 0) {
                object.set(name, value(properties.get(name), name, caller));
            }
        }
        keepPromises(object);
        return object;
    }

    /** Only follow and connect may have begun in the past. What is replayed begins before it ends. */
    private static void keepPromises(ObjectNode object) {
        if (object.path("to").asString("").matches("[0-9]+-[0-9a-f]{8}")) {
            object.put("from", "start");
        }
        if (object.has("op")
                && !Set.of("follow", "connect").contains(object.get("op").asString())) {
            object.remove("since");
        }
    }

    static void collect(JsonNode schema, Map<String, JsonNode> properties, Set<String> required) {
        JsonNode found = resolved(schema);
        found.path("allOf").forEach(part -> collect(part, properties, required));
        found.path("properties").forEachEntry(properties::put);
        found.path("required").forEach(name -> required.add(name.asString()));
    }

    // ---- texts

    private String username() {
        int length = random.nextInt(5) == 0 ? 255 : 6 + random.nextInt(10);
        return random.ints(length, 0, 64)
                .mapToObj("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    private String text(JsonNode schema, String name) {
        return switch (name) {
            case "fields" -> some(names("User"));
            case "relationshipFields" -> some(names("Relationship"));
            case "types" -> some(TYPES);
            case "types" + ITEM -> any(TYPES);
            case "from" -> any(List.of("start", known.state()));
            case "url" -> "https://hooks.invalid/" + random.nextInt(10);
            case "webhook" -> known.webhookId();
            case "website" ->
                any(List.of("https://example.org/~ada?q=%20#x", "HTTP://[::1]:8080", "http://b\u00fccher.example"));
            case "external_id" -> known.externalId();
            case "name" -> "N" + anyText(random.nextInt(8) == 0 ? 60 : 5);
            case "bio" -> anyText(20) + "\r\n\t" + anyText(20);
            case "id" -> anyText(random.nextInt(65));
            case "after" -> any(List.of("start", "now", known.state()));
            case "key" -> known.keyId();
            case "code" -> any(List.of("not-found", "invalid-request"));
            case "file" -> any(List.of("explorer.js", "swagger-ui.css"));
            case "If-Match", "If-None-Match" -> known.tag();
            default -> word(schema, name);
        };
    }

    /** A text of which the document says nothing that a schema cannot say. */
    private String word(JsonNode schema, String name) {
        String word = "w" + random.nextInt(1_000);
        if (schema.has("pattern") && !word.matches(schema.get("pattern").asString())) {
            throw new AssertionError("Make a text for " + name);
        }
        return word;
    }

    private List<String> names(String schema) {
        List<String> names = new ArrayList<>(GraphDocument.document()
                .at("/components/schemas/" + schema + "/properties")
                .propertyNames());
        names.remove("relationship");
        return names;
    }

    private String some(List<String> words) {
        return random.ints(1 + random.nextInt(3), 0, words.size())
                .mapToObj(words::get)
                .distinct()
                .collect(Collectors.joining(","));
    }

    private String anyText(int length) {
        return random.ints(length, 0, ANY_TEXT.length())
                .mapToObj(ANY_TEXT::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    /** A time that the field may have: of an edge in the past, of a key in the time to come. */
    private String time(String name) {
        long seconds = 1 + random.nextInt(1_000_000_000);
        Instant now = Instant.now();
        Instant moment = name.equals("expires_at") ? now.plusSeconds(seconds) : now.minusSeconds(seconds);
        ZoneOffset offset = random.nextBoolean()
                ? ZoneOffset.UTC
                : ZoneOffset.ofTotalSeconds(60 * (random.nextInt(2 * 18 * 60 + 1) - 18 * 60));
        int digits = random.nextInt(7);
        String fraction = digits == 0 ? "" : "." + "S".repeat(digits);
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss" + fraction + "XXX", Locale.ROOT)
                .format(OffsetDateTime.ofInstant(moment.truncatedTo(ChronoUnit.MICROS), offset));
    }
}
