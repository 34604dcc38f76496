package dev.kith.domain.search;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A range of birth dates. An end that is null is open.
 *
 * @param after exclusive
 * @param until inclusive
 */
public record BirthDateRange(
        @Nullable LocalDate after, @Nullable LocalDate until) {

    public boolean contains(LocalDate birth) {
        return (after == null || birth.isAfter(after)) && (until == null || !birth.isAfter(until));
    }
}
