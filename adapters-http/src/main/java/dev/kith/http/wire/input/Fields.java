package dev.kith.http.wire.input;

import dev.kith.domain.account.Password;
import dev.kith.domain.account.PasswordPolicyViolation;
import dev.kith.domain.text.TextRule;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.json.Given;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.config.annotation.SerdeConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Validates the fields of a JSON object or a form. A record of {@code Given<JsonNode>} says which fields there are
 * ({@link #as}); the methods below check one field each, collect what is wrong, and answer {@link Given.Absent} or an
 * empty value for a field that they refuse. {@link #throwIfInvalid} reports all refusals at once. The length of a text
 * is checked before any other work on it.
 */
public final class Fields {

    /** The longest text of a date, a place or a number, in UTF-16 units. */
    private static final int MAX_PARSED_LENGTH = 64;

    /** Reads bodies. An absent or empty body has no fields. */
    @Singleton
    public static final class Reader {

        private static final JsonNode EMPTY = JsonNode.createObjectNode(Map.of());

        private final JsonMapper mapper;

        Reader(JsonMapper mapper) {
            this.mapper = mapper;
        }

        /**
         * @throws ApiError 400 for a body that is malformed or no object, 415 for one that is neither JSON nor a form
         */
        public Fields of(HttpRequest<?> request, @Nullable String body) {
            Map<String, List<JsonNode>> form = form(request, body);
            JsonNode node = form == null ? json(request, body) : last(form);
            if (node.isObject()) {
                return new Fields(mapper, node, form, "", new ArrayList<>());
            }
            throw ApiError.invalid("Invalid data. Expected a dictionary, but got something else.");
        }

        /**
         * The whole body, which may be an array.
         *
         * @throws ApiError 400 for a malformed body, 415 for one that is neither JSON nor a form
         */
        public JsonNode json(HttpRequest<?> request, @Nullable String body) {
            if (body == null || body.isBlank()) {
                return EMPTY;
            }
            Map<String, List<JsonNode>> form = form(request, body);
            if (form != null) {
                return last(form);
            }
            MediaType type = request.getContentType().orElse(MediaType.APPLICATION_JSON_TYPE);
            if (!type.matches(MediaType.APPLICATION_JSON_TYPE)) {
                throw ApiError.unsupportedMediaType("Unsupported media type \"" + type.getName() + "\" in request.");
            }
            try {
                StrictJson.require(body);
                JsonNode node = mapper.readValue(body.getBytes(StandardCharsets.UTF_8), Argument.of(JsonNode.class));
                return node == null || node.isNull() ? EMPTY : node;
            } catch (IOException | RuntimeException e) {
                throw ApiError.malformed("JSON parse error.");
            }
        }

        /** The values of each name of a form; null for a body that is no form. */
        private static @Nullable Map<String, List<JsonNode>> form(HttpRequest<?> request, @Nullable String body) {
            boolean isForm = request.getContentType()
                    .filter(type -> type.matches(MediaType.APPLICATION_FORM_URLENCODED_TYPE))
                    .isPresent();
            if (!isForm || body == null || body.isBlank()) {
                return null;
            }
            try {
                Map<String, List<JsonNode>> values = new LinkedHashMap<>();
                for (FormParameter parameter : FormParameter.parse(body)) {
                    values.computeIfAbsent(parameter.name(), _ -> new ArrayList<>())
                            .add(JsonNode.createStringNode(parameter.value()));
                }
                return values;
            } catch (IllegalArgumentException e) {
                throw ApiError.malformed("Form parse error.");
            }
        }

        /** The object of a form: if a name is repeated, its last value counts. */
        private static JsonNode last(Map<String, List<JsonNode>> form) {
            Map<String, JsonNode> fields = new LinkedHashMap<>();
            form.forEach((name, values) -> fields.put(name, values.getLast()));
            return JsonNode.createObjectNode(fields);
        }
    }

    private final JsonMapper mapper;
    private final JsonNode object;
    private final @Nullable Map<String, List<JsonNode>> form;
    private final String path;
    private final List<ApiError.FieldError> errors;

    /** @param form the values of each name of a form, null for JSON */
    private Fields(
            JsonMapper mapper,
            JsonNode object,
            @Nullable Map<String, List<JsonNode>> form,
            String path,
            List<ApiError.FieldError> errors) {
        this.mapper = mapper;
        this.object = object;
        this.form = form;
        this.path = path;
        this.errors = errors;
    }

    /**
     * The fields as a deserializable record of {@code Given<JsonNode>}. Fields that the record does not have are
     * ignored.
     */
    public <B> B as(Class<B> type) {
        try {
            return mapper.readValueFromTree(object, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #as}, but refuses every field that the record does not have. */
    public <B> B asExactly(Class<B> type) {
        Set<String> known = BeanIntrospection.getIntrospection(type).getBeanProperties().stream()
                .map(property -> property.stringValue(SerdeConfig.class, SerdeConfig.PROPERTY)
                        .orElse(property.getName()))
                .collect(Collectors.toSet());
        entries().keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> refuse(name, "unknown", "Is not known here."));
        return as(type);
    }

    /** All fields in their order, for an object with names that the caller chooses. */
    public Map<String, JsonNode> entries() {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        object.entries().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        return entries;
    }

    /** The fields of an object with names that the caller chooses. Refuses those whose names do not keep the rule. */
    public Map<String, JsonNode> namedEntries(TextRule rule) {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        object.entries().forEach(entry -> {
            if (rule.check(entry.getKey()) instanceof TextRule.Answer.Accepted(String name) && !name.isEmpty()) {
                entries.put(name, entry.getValue());
            } else {
                refuse(
                        beginning(entry.getKey(), rule.max()),
                        "invalid",
                        "A name has 1 to " + rule.max() + " characters, without control characters.");
            }
        });
        return entries;
    }

    private static String beginning(String name, int max) {
        return name.codePoints()
                .limit(max)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    public void refuse(String name, String code, String message) {
        errors.add(new ApiError.FieldError(path + name, code, message));
    }

    /** @throws ApiError 400 with all refusals */
    public void throwIfInvalid() {
        if (!errors.isEmpty()) {
            throw ApiError.ofFields(errors);
        }
    }

    /**
     * The fields of a nested object; no fields if it is absent or refused. Its refusals are reported with the others.
     */
    public Fields object(String name, Given<JsonNode> field) {
        JsonNode nested = field.orNull();
        if (nested != null && nested.isObject()) {
            return new Fields(mapper, nested, null, path + name + ".", errors);
        }
        if (!field.isAbsent()) {
            refuse(name, "invalid", "Must be an object.");
        }
        return new Fields(mapper, Reader.EMPTY, null, path + name + ".", errors);
    }

    /**
     * The items of a list as texts, without the white space around them. JSON sends an array. A form sends a text with
     * commas, or repeats the name.
     *
     * @return null for a value that is no list; an item that is neither a string nor a number is empty
     */
    public @Nullable List<String> items(String name, Given<JsonNode> field) {
        JsonNode node = field.orNull();
        if (node == null) {
            return null;
        }
        if (node.isArray()) {
            List<String> items = new ArrayList<>();
            for (JsonNode item : node.values()) {
                String scalar = scalar(item);
                items.add(scalar == null ? "" : scalar.strip());
            }
            return items;
        }
        if (!node.isString()) {
            return null;
        }
        List<JsonNode> texts = form == null ? List.of(node) : form.getOrDefault(name, List.of(node));
        return texts.stream()
                .map(JsonNode::getStringValue)
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    /** @param parse answers null for a value to refuse; null itself is refused too */
    public <T> Given<T> value(
            String name, Given<JsonNode> field, Function<JsonNode, @Nullable T> parse, String complaint) {
        if (field.isAbsent()) {
            return Given.absent();
        }
        JsonNode node = field.orNull();
        T parsed = node == null ? null : parse.apply(node);
        if (parsed == null) {
            refuse(name, "invalid", complaint);
            return Given.absent();
        }
        return new Given.Value<>(parsed);
    }

    /** A string or a number that keeps the rule. */
    public Given<String> text(String name, Given<JsonNode> field, TextRule rule) {
        if (field.isAbsent()) {
            return Given.absent();
        }
        JsonNode node = field.orNull();
        String scalar = node == null ? null : scalar(node);
        if (node == null) {
            refuse(name, "null", "This field may not be null.");
        } else if (scalar == null) {
            refuse(name, "invalid", "Not a valid string.");
        } else {
            return text(name, scalar, rule);
        }
        return Given.absent();
    }

    private Given<String> text(String name, String raw, TextRule rule) {
        return switch (rule.check(raw)) {
            case TextRule.Answer.Accepted(String text) -> new Given.Value<>(text);
            case TextRule.Answer.Refused(var why) -> {
                ApiError.FieldError error = TextErrors.of(name, rule, why);
                refuse(error.name(), error.code(), error.message());
                yield Given.absent();
            }
        };
    }

    /** The text of a string or a number, null for anything else. */
    public static @Nullable String scalar(JsonNode node) {
        if (node.isString()) {
            return node.getStringValue();
        }
        return node.isNumber() ? node.getNumberValue().toString() : null;
    }

    /**
     * A string that a parser reads; null for null or the empty string.
     *
     * @param parse throws {@link IllegalArgumentException} or {@link DateTimeException} for a text to refuse
     */
    public <T> Given<T> parsed(String name, Given<JsonNode> field, Function<String, T> parse, String complaint) {
        if (field.isAbsent()) {
            return Given.absent();
        }
        JsonNode node = field.orNull();
        String text = node == null ? "" : node.isString() ? node.getStringValue() : null;
        if (text == null) {
            refuse(name, "invalid", complaint);
            return Given.absent();
        }
        if (text.isEmpty()) {
            return new Given.Null<>();
        }
        if (text.length() > MAX_PARSED_LENGTH) {
            refuse(name, "invalid", complaint);
            return Given.absent();
        }
        try {
            return new Given.Value<>(parse.apply(text.strip()));
        } catch (IllegalArgumentException | DateTimeException e) {
            refuse(name, "invalid", complaint);
            return Given.absent();
        }
    }

    public Given<LocalDate> date(String name, Given<JsonNode> field) {
        return parsed(
                name, field, LocalDate::parse, "Date has wrong format. Use one of these formats instead: YYYY-MM-DD.");
    }

    /** A text that is required; empty if it is refused, so call {@link #throwIfInvalid} before using it. */
    public String required(String name, Given<JsonNode> field, int max) {
        if (field.isAbsent()) {
            refuse(name, "required", "This field is required.");
            return "";
        }
        Given<String> text = text(name, field, TextRule.line(max));
        text.ifValue(value -> {
            if (value.isEmpty()) {
                refuse(name, "blank", "This field may not be blank.");
            }
        });
        return text.orElse("");
    }

    /** A password that is required, taken literally with its white space; empty if it is refused. */
    public Password password(String name, Given<JsonNode> field) {
        if (field.isAbsent()) {
            refuse(name, "required", "This field is required.");
            return new Password("");
        }
        JsonNode node = field.orNull();
        if (node == null) {
            refuse(name, "null", "This field may not be null.");
        } else if (!node.isString()) {
            refuse(name, "invalid", "Not a valid string.");
        } else if (node.getStringValue().isEmpty()) {
            refuse(name, "blank", "This field may not be blank.");
        } else if (node.getStringValue().length() > Password.MAX_UNITS) {
            refuse(
                    name,
                    "max_length",
                    "Ensure this field has no more than " + PasswordPolicyViolation.MAX_LENGTH + " characters.");
        } else {
            return new Password(node.getStringValue());
        }
        return new Password("");
    }

    /**
     * A boolean, or one of true, True, false, False, 1 and 0 as a string or a number; false if it is absent or refused.
     */
    public boolean flag(String name, Given<JsonNode> field) {
        if (field.isAbsent()) {
            return false;
        }
        JsonNode node = field.orNull();
        if (node == null) {
            refuse(name, "null", "Must be a valid boolean.");
            return false;
        }
        String text = node.isBoolean() ? String.valueOf(node.getBooleanValue()) : String.valueOf(scalar(node));
        switch (text) {
            case "true", "True", "1" -> {
                return true;
            }
            case "false", "False", "0" -> {
                return false;
            }
            default -> refuse(name, "invalid", "Must be a valid boolean.");
        }
        return false;
    }
}
