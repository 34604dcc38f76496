package dev.kith.http.wire.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestTargetTest {

    @Test
    void a_well_formed_address_stays_as_it_is() {
        String address = "/a/b%20c?d=%C3%AB&e=1;f=/?@:!$'()*,+-._~";
        assertThat(RequestTarget.of(address)).isEqualTo(new RequestTarget(address, null, null));
        assertThat(RequestTarget.of("*")).isEqualTo(new RequestTarget("*", null, null));
    }

    @Test
    void what_browsers_leave_unescaped_is_escaped() {
        assertThat(RequestTarget.of("/a?b=|^{}`\\\"<>[]"))
                .isEqualTo(new RequestTarget("/a?b=%7C%5E%7B%7D%60%5C%22%3C%3E%5B%5D", null, null));
    }

    @Test
    void raw_utf_8_is_escaped() {
        String bytes = new String(
                "/a?b=Zoë Ł€👩".replace(" ", "").getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        RequestTarget target = RequestTarget.of(bytes);
        assertThat(target.complaint()).isNull();
        assertThat(URLDecoder.decode(target.uri(), StandardCharsets.UTF_8)).isEqualTo("/a?b=ZoëŁ€👩");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a?b=%zz",
                "/a?b=%",
                "/a?b=%4",
                "/%g1",
                "/a?b=%ff",
                "/a?b=\u00ff",
                "/a?b=%ed%a0%80",
                "/a#b",
                "/a\tb",
                "//a/b",
                "a",
                "host:443",
                "ftp://a/b"
            })
    void a_malformed_address_has_a_complaint(String address) {
        assertThat(RequestTarget.of(address).complaint()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.org/a?b=c, /a?b=c, example.org",
        "HTTPS://example.org:8443, /, example.org:8443",
        "http://[::1]:80?a, /?a, [::1]:80"
    })
    void an_absolute_address_names_the_host(String address, String uri, String authority) {
        assertThat(RequestTarget.of(address)).isEqualTo(new RequestTarget(uri, authority, null));
    }

    @Property
    void every_address_can_be_parsed(@ForAll @StringLength(max = 40) @CharRange(to = '\u00ff') String address) {
        assertThat(URI.create(RequestTarget.of(address).uri()).getRawPath()).isNotNull();
        assertThat(URI.create(RequestTarget.of("/" + address).uri()).getRawPath())
                .startsWith("/");
    }
}
