package dev.kith.http.wire;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the dialect of a request by its path. If one prefix lies below another, the longest that matches counts. */
@Singleton
public final class Dialects {

    private final List<Dialect> longestPathFirst;

    Dialects(List<Dialect> dialects) {
        this.longestPathFirst = dialects.stream()
                .sorted(Comparator.comparingInt(
                                (Dialect dialect) -> dialect.path().length())
                        .reversed())
                .toList();
    }

    public Optional<Dialect> of(HttpRequest<?> request) {
        String path = request.getPath();
        for (Dialect dialect : longestPathFirst) {
            if (isBelow(path, dialect.path())) {
                return Optional.of(dialect);
            }
        }
        return Optional.empty();
    }

    private static boolean isBelow(String path, String prefix) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
