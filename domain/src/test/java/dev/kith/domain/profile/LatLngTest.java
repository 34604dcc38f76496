package dev.kith.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
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

    @Test
    void small_numbers_are_printed_without_an_exponent() {
        assertThat(LatLng.parse("0.00001,-0.00002")).hasToString("0.00001,-0.00002");
        assertThat(LatLng.parse("45,7.5")).hasToString("45.0,7.5");
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
                "0,Infinity",
                "45d,7f",
                "0x1p3,1",
                "1e1,1",
                "+1,1",
                "1.,1",
                ".5,1",
                "\u0661,1",
                "1,1\n",
                "0.00000000000000000000000000000000000000000000000000000000001,100"
            })
    void any_other_text_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> LatLng.parse(text));
    }
}
