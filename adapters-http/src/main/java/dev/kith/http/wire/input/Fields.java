package dev.kith.http.wire.input;

import dev.kith.http.wire.ApiError;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.json.JsonMapper;
import io.netty.handler.codec.http.QueryStringDecoder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a body, whether it came as JSON or as a form, read one by one. What is wrong is collected field by field, so that a caller learns
 * all of it at once; {@link #check} ends the reading.
 */
public final class Fields {

    /** Reads bodies. An absent or empty one has no fields. */
    @Singleton
    public static final class Reader {

        private final JsonMapper json;

        Reader(JsonMapper json) {
            this.json = json;
        }

        /** @throws ApiError 400 for what cannot be parsed, 415 for what is neither JSON nor a form */
        public Fields of(HttpRequest<?> request, @Nullable String body) {
            Object parsed = value(request, body);
            if (parsed instanceof Map<?, ?> object) {
                return new Fields(object, "", new ArrayList<>());
            }
            throw ApiError.invalid("Invalid data. Expected a dictionary, but got something else.");
        }

        /** The whole body, which may be an array. */
        public Object value(HttpRequest<?> request, @Nullable String body) {
            if (body == null || body.isBlank()) {
                return Map.of();
            }
            MediaType type = request.getContentType().orElse(MediaType.APPLICATION_JSON_TYPE);
            if (type.matches(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
                return form(body);
            }
            if (!type.matches(MediaType.APPLICATION_JSON_TYPE)) {
                throw new ApiError(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported_media_type",
                        "Unsupported media type \"" + type.getName() + "\" in request.");
            }
            try {
                Object value = json.readValue(body.getBytes(StandardCharsets.UTF_8), Argument.OBJECT_ARGUMENT);
                return value == null ? Map.of() : value;
            } catch (IOException | RuntimeException e) {
                throw new ApiError(HttpStatus.BAD_REQUEST, "parse_error", "JSON parse error.");
            }
        }

        private static Map<String, Object> form(String body) {
            try {
                Map<String, Object> fields = new LinkedHashMap<>();
                new QueryStringDecoder(body, StandardCharsets.UTF_8, false, 1024)
                        .parameters()
                        .forEach((name, values) -> fields.put(name, values.getLast()));
                return fields;
            } catch (IllegalArgumentException e) {
                throw new ApiError(HttpStatus.BAD_REQUEST, "parse_error", "Form parse error.");
            }
        }
    }

    private final Map<String, @Nullable Object> fields;
    private final String path;
    private final List<ApiError.FieldError> wrong;

    private Fields(Map<?, ?> object, String path, List<ApiError.FieldError> wrong) {
        this.fields = new LinkedHashMap<>();
        object.forEach((name, value) -> fields.put(String.valueOf(name), value));
        this.path = path;
        this.wrong = wrong;
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    public @Nullable Object get(String name) {
        return fields.get(name);
    }

    public void refuse(String name, String code, String message) {
        wrong.add(new ApiError.FieldError(path + name, code, message));
    }

    /** @throws ApiError 400 with everything that was wrong */
    public void check() {
        if (!wrong.isEmpty()) {
            throw ApiError.ofFields(wrong);
        }
    }

    public Set<String> names() {
        return fields.keySet();
    }

    /** Refuses every field of another name. */
    public void only(Set<String> known) {
        names().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> refuse(name, "unknown", "Is not known here."));
    }

    /** The fields of an object in a field; none where it is not there, or was refused. What is wrong in it is told with the rest. */
    public Fields object(String name) {
        Object value = get(name);
        if (has(name) && !(value instanceof Map)) {
            refuse(name, "invalid", "Must be an object.");
        }
        return new Fields(value instanceof Map<?, ?> object ? object : Map.of(), path + name + ".", wrong);
    }

    /** A value of any type, if the field is there; null is none, and neither is what the parser answers null to. */
    public <T> void value(String name, Function<Object, @Nullable T> parse, String complaint, Consumer<T> use) {
        if (!has(name)) {
            return;
        }
        Object value = get(name);
        T parsed = value == null ? null : parse.apply(value);
        if (parsed == null) {
            refuse(name, "invalid", complaint);
        } else {
            use.accept(parsed);
        }
    }

    /** A text of at most so many characters, if the field is there. Line breaks and tabs only where the text may have several lines. */
    public void text(String name, int max, boolean lines, Consumer<String> use) {
        if (!has(name)) {
            return;
        }
        Object value = get(name);
        if (value == null) {
            refuse(name, "null", "This field may not be null.");
        } else if (!(value instanceof String || value instanceof Number)) {
            refuse(name, "invalid", "Not a valid string.");
        } else {
            String text = value.toString().strip();
            if (text.length() > max) {
                refuse(name, "max_length", "Ensure this field has no more than " + max + " characters.");
            } else if (text.codePoints()
                            .anyMatch(
                                    point -> Character.isISOControl(point) && !(lines && "\n\r\t".indexOf(point) >= 0))
                    || hasLoneSurrogate(text)) {
                refuse(name, "invalid", "Control characters are not allowed.");
            } else {
                use.accept(text);
            }
        }
    }

    /** Half of a character cannot be kept, let alone sent back. */
    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /** A value that is written as text and read by a parser that throws on what it cannot read; null or empty means none. */
    public <T> void parsed(String name, Function<String, T> parse, String complaint, Consumer<@Nullable T> use) {
        if (!has(name)) {
            return;
        }
        Object value = get(name);
        if (value == null || value.equals("")) {
            use.accept(null);
        } else if (!(value instanceof String text)) {
            refuse(name, "invalid", complaint);
        } else {
            try {
                use.accept(parse.apply(text.strip()));
            } catch (IllegalArgumentException | DateTimeException e) {
                refuse(name, "invalid", complaint);
            }
        }
    }

    public void date(String name, Consumer<@Nullable LocalDate> use) {
        parsed(name, LocalDate::parse, "Date has wrong format. Use one of these formats instead: YYYY-MM-DD.", use);
    }

    /** A text that must be there; empty where it was refused, so {@link #check} comes before any use of it. */
    public String required(String name, int max) {
        String[] read = {""};
        if (!has(name)) {
            refuse(name, "required", "This field is required.");
        } else {
            text(name, max, false, text -> {
                read[0] = text;
                if (text.isEmpty()) {
                    refuse(name, "blank", "This field may not be blank.");
                }
            });
        }
        return read[0];
    }

    /** A secret that must be there, taken to the letter, spaces and all; empty where it was refused. */
    public String secret(String name) {
        Object value = get(name);
        if (value instanceof String text && !text.isEmpty()) {
            return text;
        }
        if (!has(name)) {
            refuse(name, "required", "This field is required.");
        } else if (value == null) {
            refuse(name, "null", "This field may not be null.");
        } else if (value instanceof String) {
            refuse(name, "blank", "This field may not be blank.");
        } else {
            refuse(name, "invalid", "Not a valid string.");
        }
        return "";
    }

    /** A flag as JSON and forms write it: true, false, 1, 0, or these as text; false where it is not there, or was refused. */
    public boolean flag(String name) {
        if (!has(name)) {
            return false;
        }
        Object value = get(name);
        switch (String.valueOf(value)) {
            case "true", "True", "1" -> {
                return true;
            }
            case "false", "False", "0" -> {
                return false;
            }
            case "null" -> refuse(name, value == null ? "null" : "invalid", "Must be a valid boolean.");
            default -> refuse(name, "invalid", "Must be a valid boolean.");
        }
        return false;
    }
}
