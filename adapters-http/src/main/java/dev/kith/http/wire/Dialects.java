package dev.kith.http.wire;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Which dialect a request speaks, by its path. */
@Singleton
public final class Dialects {

    private final List<Dialect> dialects;

    Dialects(List<Dialect> dialects) {
        this.dialects = dialects;
    }

    public Optional<Dialect> of(HttpRequest<?> request) {
        String path = request.getPath() + "/";
        return dialects.stream()
                .filter(dialect -> path.startsWith(dialect.path() + "/"))
                .findFirst();
    }
}
