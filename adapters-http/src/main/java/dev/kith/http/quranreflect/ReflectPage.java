package dev.kith.http.quranreflect;

import dev.kith.domain.page.Page;
import dev.kith.http.wire.input.NumberedPage;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** A page of a list. */
@Serdeable.Serializable
public record ReflectPage<T>(long total, long currentPage, int limit, long pages, List<T> data) {

    public static <T> ReflectPage<T> of(NumberedPage page, Page<T> found) {
        return new ReflectPage<>(found.total(), page.number(), page.size(), page.countOf(found.total()), found.items());
    }
}
