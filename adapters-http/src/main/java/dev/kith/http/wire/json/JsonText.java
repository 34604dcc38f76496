package dev.kith.http.wire.json;

import io.micronaut.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** JSON text joined from parts that the mapper wrote. */
public final class JsonText {

    private static final int START_OF_OBJECT = 1;
    private static final int END_OF_OBJECT = 1;

    private final ByteArrayOutputStream bytes;

    /** @param size about how many bytes it will have */
    public JsonText(int size) {
        this.bytes = new ByteArrayOutputStream(size);
    }

    public static byte[] of(JsonMapper mapper, Object body) {
        try {
            return mapper.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    public JsonText add(byte[] part) {
        bytes.writeBytes(part);
        return this;
    }

    public JsonText add(JsonText part) {
        return add(part.toBytes());
    }

    /** Adds an object without its closing brace. */
    public JsonText addOpen(byte[] object) {
        bytes.write(object, 0, object.length - END_OF_OBJECT);
        return this;
    }

    /** Adds the members of an object that has some, after a comma. */
    public JsonText addMembers(byte[] object) {
        bytes.write(',');
        bytes.write(object, START_OF_OBJECT, object.length - START_OF_OBJECT - END_OF_OBJECT);
        return this;
    }

    /** In bytes. */
    public int size() {
        return bytes.size();
    }

    public byte[] toBytes() {
        return bytes.toByteArray();
    }
}
