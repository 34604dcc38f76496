package dev.kith.bootstrap.bench;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Requests of one kind, sent without a pause.
 *
 * @param key its name in the JSON report
 * @param name its name in the table
 * @param path with {@code %d} for the id of each of at most two different random users, {@code %s} for a random text, or neither
 * @param first the least id of a user
 * @param last the greatest id of a user
 * @param tokens a file of access tokens, of which each request carries a random one; null for anonymous callers
 * @param texts a file of texts; null where the path has none
 */
record Load(
        String key,
        String name,
        String method,
        String path,
        long first,
        long last,
        @Nullable Path tokens,
        @Nullable Path texts,
        int connections) {

    private static final int READ_CONNECTIONS = 16;
    private static final int WRITE_CONNECTIONS = 64;

    static Load get(String key, String name, String path, long first, long last, @Nullable Path tokens) {
        return new Load(key, name, "GET", path, first, last, tokens, null, READ_CONNECTIONS);
    }

    /** Requests for one path. */
    static Load get(String key, String name, String path) {
        return get(key, name, path, 1, 1, null);
    }

    static Load search(String key, String name, String path, Path texts, Path tokens) {
        return new Load(key, name, "GET", path, 1, 1, tokens, texts, READ_CONNECTIONS);
    }

    static Load post(String key, String name, String path, long first, long last, Path tokens) {
        return new Load(key, name, "POST", path, first, last, tokens, null, WRITE_CONNECTIONS);
    }

    static Load put(String key, String name, String path, long first, long last, Path tokens) {
        return new Load(key, name, "PUT", path, first, last, tokens, null, WRITE_CONNECTIONS);
    }

    /** The same requests under another name. */
    Load as(String otherKey, String otherName) {
        return new Load(otherKey, otherName, method, path, first, last, tokens, texts, connections);
    }
}
