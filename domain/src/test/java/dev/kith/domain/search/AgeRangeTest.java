package dev.kith.domain.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import org.junit.jupiter.api.Test;

class AgeRangeTest {

    @Test
    void every_age_is_in_exactly_one_range_on_every_day() {
        for (LocalDate today : new LocalDate[] {
            LocalDate.of(2026, 11, 21), LocalDate.of(2028, 2, 29), LocalDate.of(2029, 2, 28), LocalDate.of(2030, 3, 1)
        }) {
            for (LocalDate birth = today.minusYears(50); birth.isBefore(today); birth = birth.plusDays(1)) {
                int age = Period.between(birth, today).getYears();
                assertThat(AgeRange.UNDER_30.birthDates(today).contains(birth))
                        .as("%s on %s", birth, today)
                        .isEqualTo(age < 30);
                assertThat(AgeRange.FROM_30_TO_45.birthDates(today).contains(birth))
                        .as("%s on %s", birth, today)
                        .isEqualTo(age >= 30 && age <= 45);
                assertThat(AgeRange.OVER_45.birthDates(today).contains(birth))
                        .as("%s on %s", birth, today)
                        .isEqualTo(age > 45);
            }
        }
    }
}
