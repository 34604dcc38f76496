package dev.kith.http.selfcommunity;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, as Django REST framework writes it. The results come last: {@link RenderedUsers} relies on it.
 *
 * @param count the number of entries on all pages
 * @param next the address of the next page, null on the last one
 * @param previous the address of the previous page, null on the first one
 */
@Serdeable.Serializable
public record PageBody<T>(
        long count, @Nullable String next, @Nullable String previous, List<T> results) {

    /** The only page of a list. */
    static <T> PageBody<T> only(List<T> results) {
        return new PageBody<>(results.size(), null, null, results);
    }
}
