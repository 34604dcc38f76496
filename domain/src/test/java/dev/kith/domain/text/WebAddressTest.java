package dev.kith.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WebAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org",
                "HTTPS://Example.org/Path?q=1#part",
                "https://münchen.de/",
                "https://例え.テスト:8443/路",
                "https://xn--mnchen-3ya.de",
                "http://localhost:3000",
                "http://192.0.2.1/",
                "http://[2001:db8::1]:8080/"
            })
    void http_addresses_with_a_host_are_well_formed(String text) {
        assertThat(WebAddress.isWellFormed(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "@ada",
                "//example.org",
                "javascript:alert(1)",
                "JavaScript://example.org/%0aalert(1)",
                "data:text/html,x",
                "ftp://example.org",
                "mailto:ada@example.org",
                "http:example.org",
                "http://",
                "http:///path",
                "https://mün chen.de",
                "https://münchen.de:port",
                "https://münchen..de",
                "https://-münchen.de",
                " https://example.org",
                "https://example.org/<script>"
            })
    void everything_else_is_refused(String text) {
        assertThat(WebAddress.isWellFormed(text)).isFalse();
    }
}
