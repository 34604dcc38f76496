package dev.kith.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LatLngTest {

    @Property
    void a_printed_position_is_parsed_back(
            @ForAll @DoubleRange(min = -90, max = 90) double latitude,
            @ForAll @DoubleRange(min = -180, max = 180) double longitude) {
        LatLng place = new LatLng(latitude, longitude);

        assertThat(LatLng.parse(place.toString())).isEqualTo(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"45.0703,7.6869", " 45.0703 , 7.6869 "})
    void a_position_is_two_numbers(String text) {
        assertThat(LatLng.parse(text)).isEqualTo(new LatLng(45.0703, 7.6869));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "1",
                "1,2,3",
                "1,",
                "a,b",
                "90.1,0",
                "-90.1,0",
                "0,180.1",
                "0,-180.1",
                "NaN,0",
                "0,Infinity"
            })
    void any_other_text_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> LatLng.parse(text));
    }
}
