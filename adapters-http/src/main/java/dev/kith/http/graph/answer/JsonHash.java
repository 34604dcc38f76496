package dev.kith.http.graph.answer;

import dev.kith.http.wire.json.JsonText;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the entity tags of answers: a hash of what an answer shows. */
@Singleton
public final class JsonHash {

    private static final int BYTES = 12;

    private final JsonMapper mapper;

    JsonHash(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** The hash as text, without quotes. */
    public String of(Map<String, ? extends @Nullable Object> json) {
        return of(JsonText.of(mapper, json));
    }

    /** The hash of text, without quotes. */
    public static String of(byte[] text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
