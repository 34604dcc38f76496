package dev.kith.http.graph.request;

import dev.kith.domain.text.TextRule;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.TextErrors;
import dev.kith.http.wire.json.Given;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An object of a body. Each method reads one field, strictly by its type, and collects what is wrong. {@link #refusal}
 * also refuses the fields that no method has read, so a misspelt field is never ignored.
 */
public final class BodyObject {

    /** The most errors that an answer names. */
    private static final int MAX_ERRORS = 20;

    /** The most characters of a field's name in an error. */
    private static final int MAX_NAME = 100;

    private final String pointer;
    private final Map<String, JsonNode> fields;
    private final Set<String> read = new HashSet<>();
    private final List<ApiError.FieldError> errors = new ArrayList<>();
    private final List<BodyObject> nested = new ArrayList<>();

    /** @param pointer the place of the object in the body, a JSON pointer */
    BodyObject(String pointer, Map<String, JsonNode> fields) {
        this.pointer = pointer;
        this.fields = fields;
    }

    static BodyObject of(String pointer, JsonNode object) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        object.entries().forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
        return new BodyObject(pointer, fields);
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** @param parse answers null for a value to refuse */
    private <T> Given<T> value(String name, String complaint, Function<JsonNode, @Nullable T> parse) {
        read.add(name);
        JsonNode node = fields.get(name);
        if (node == null) {
            return Given.absent();
        }
        if (node.isNull()) {
            return new Given.Null<>();
        }
        T value = parse.apply(node);
        if (value == null) {
            refuse(name, "invalid", complaint);
            return Given.absent();
        }
        return new Given.Value<>(value);
    }

    /**
     * A string that a parser reads.
     *
     * @param parse answers null for a text to refuse
     */
    public <T> Given<T> parsed(String name, String complaint, Function<String, @Nullable T> parse) {
        return value(name, complaint, node -> node.isString() ? parse.apply(node.getStringValue()) : null);
    }

    /** A string that keeps a rule, as it is to be stored. */
    public Given<String> text(String name, TextRule rule) {
        Given<String> raw = value(name, "Must be a string.", node -> node.isString() ? node.getStringValue() : null);
        return switch (raw) {
            case Given.Value<String>(String value) ->
                switch (rule.check(value)) {
                    case TextRule.Answer.Accepted(String text) -> new Given.Value<>(text);
                    case TextRule.Answer.Refused(var why) -> {
                        ApiError.FieldError error = TextErrors.of(name, rule, why);
                        refuse(name, error.code(), error.message());
                        yield Given.absent();
                    }
                };
            case Given.Null<String> none -> none;
            case Given.Absent<String> none -> none;
        };
    }

    public Given<Boolean> flag(String name) {
        return value(name, "Must be true or false.", node -> node.isBoolean() ? node.getBooleanValue() : null);
    }

    /** A whole number in a range, written without a fraction and without an exponent. */
    public Given<Long> number(String name, long least, long most) {
        return value(
                name, "Must be a whole number from " + least + " to " + most + ".", node -> number(node, least, most));
    }

    private static @Nullable Long number(JsonNode node, long least, long most) {
        if (!node.isNumber() || !(node.getNumberValue() instanceof Integer || node.getNumberValue() instanceof Long)) {
            return null;
        }
        long number = node.getLongValue();
        return number >= least && number <= most ? number : null;
    }

    /** One of the constants, in lower case. */
    public <E extends Enum<E>> Given<E> word(String name, Class<E> words) {
        List<E> constants = List.of(words.getEnumConstants());
        List<String> texts = constants.stream()
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        return parsed(
                name,
                "Must be one of " + String.join(", ", texts) + ".",
                text -> texts.contains(text) ? constants.get(texts.indexOf(text)) : null);
    }

    /**
     * An array of strings.
     *
     * @throws ApiError 413 for more than the most items
     */
    public Given<List<String>> texts(String name, int most) {
        return items(name, most, "Must be a string.", (_, item) -> item.isString() ? item.getStringValue() : null);
    }

    /**
     * An array of objects, whose errors are those of this one.
     *
     * @throws ApiError 413 for more than the most items
     */
    public Given<List<BodyObject>> objects(String name, int most) {
        Given<List<BodyObject>> objects = separateObjects(name, most);
        objects.ifValue(nested::addAll);
        return objects;
    }

    /**
     * As {@link #objects}, but the errors of each object are its own.
     *
     * @throws ApiError 413 for more than the most items
     */
    public Given<List<BodyObject>> separateObjects(String name, int most) {
        return items(
                name, most, "Must be an object.", (place, item) -> item.isObject() ? BodyObject.of(place, item) : null);
    }

    /** @param parse takes the pointer of an item and the item, and answers null for an item to refuse */
    private <T> Given<List<T>> items(
            String name, int most, String complaint, BiFunction<String, JsonNode, @Nullable T> parse) {
        return value(name, "Must be an array.", node -> node.isArray() ? node : null)
                .map(array -> {
                    if (array.size() > most) {
                        throw Problems.tooLarge(most);
                    }
                    List<T> items = new ArrayList<>();
                    for (int index = 0; index < array.size(); index++) {
                        String place = pointer(name) + "/" + index;
                        T item = parse.apply(place, array.get(index));
                        if (item == null) {
                            errors.add(new ApiError.FieldError(place, "invalid", complaint));
                        } else {
                            items.add(item);
                        }
                    }
                    return items;
                });
    }

    /** Refuses each of these fields that is absent or null. */
    public void require(String... names) {
        for (String name : names) {
            JsonNode node = fields.get(name);
            if (node == null || node.isNull()) {
                refuse(name, "required", "The request needs this field.");
            }
        }
    }

    /** A nested object, whose errors are those of this one. */
    public Given<BodyObject> object(String name) {
        Given<BodyObject> object =
                value(name, "Must be an object.", node -> node.isObject() ? BodyObject.of(pointer(name), node) : null);
        object.ifValue(nested::add);
        return object;
    }

    public void refuse(String name, String code, String detail) {
        errors.add(new ApiError.FieldError(pointer(name), code, detail));
    }

    private String pointer(String name) {
        String beginning = name.codePoints()
                .limit(MAX_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return pointer + "/" + beginning.replace("~", "~0").replace("/", "~1");
    }

    /** What is wrong with the fields that were read and those that were not; null if nothing is. */
    public @Nullable ApiError refusal() {
        List<ApiError.FieldError> all = new ArrayList<>();
        collect(all);
        return all.isEmpty() ? null : Problems.invalidFields(all.subList(0, Math.min(all.size(), MAX_ERRORS)));
    }

    private void collect(List<ApiError.FieldError> all) {
        all.addAll(errors);
        fields.keySet().stream()
                .filter(name -> !read.contains(name))
                .map(name -> new ApiError.FieldError(pointer(name), "unknown", "This request knows no such field."))
                .forEach(all::add);
        nested.forEach(object -> object.collect(all));
    }

    /** @throws ApiError the {@link #refusal} */
    public void throwIfInvalid() {
        ApiError refusal = refusal();
        if (refusal != null) {
            throw refusal;
        }
    }
}
