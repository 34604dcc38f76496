package dev.kith.domain.search;

import java.time.LocalDate;

/** Ages in completed years. Every age is in exactly one range. */
public enum AgeRange {
    UNDER_30,
    FROM_30_TO_45,
    OVER_45;

    /** The birth dates of users who have this age today. */
    public BirthDateRange birthDates(LocalDate today) {
        return switch (this) {
            case UNDER_30 -> new BirthDateRange(today.minusYears(30), null);
            case FROM_30_TO_45 -> new BirthDateRange(today.minusYears(46), today.minusYears(30));
            case OVER_45 -> new BirthDateRange(null, today.minusYears(46));
        };
    }
}
