package dev.kith.bootstrap.bench;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of the server, over and over.
 *
 * @param name of the scenario, as the report has it
 * @param path with {@code %d} for a user's id or {@code %s} for a text, if there is one in it
 * @param first of the ids that are asked for, each as often as any other
 * @param tokens a file of tokens, one of which comes with each request, null for anonymous callers
 * @param texts a file of texts, one of which stands in the path in place of an id, null for none
 */
record Load(
        String name,
        String method,
        String path,
        long first,
        long last,
        @Nullable String tokens,
        @Nullable String texts,
        int connections) {

    static Load get(String name, String path, long first, long last, @Nullable String tokens) {
        return new Load(name, "GET", path, first, last, tokens, null, 16);
    }

    static Load search(String name, String path, String texts, String tokens) {
        return new Load(name, "GET", path, 1, 1, tokens, texts, 16);
    }

    static Load post(String name, String path, long first, long last, String tokens) {
        return new Load(name, "POST", path, first, last, tokens, null, 64);
    }
}
