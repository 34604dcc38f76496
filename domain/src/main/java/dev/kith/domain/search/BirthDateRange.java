package dev.kith.domain.search;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A range of dates of birth; null leaves an end open.
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
