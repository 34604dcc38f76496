package dev.kith.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OriginsTest {

    @Test
    void an_ipv4_address_stands_for_itself() {
        assertThat(Origins.network("192.0.2.7")).isEqualTo("192.0.2.7");
    }

    @Test
    void an_ipv6_address_stands_for_its_network() {
        assertThat(Origins.network("2001:db8::1")).isEqualTo(Origins.network("2001:db8:0:0:ffff::2"));
        assertThat(Origins.network("2001:db8::1")).isNotEqualTo(Origins.network("2001:db8:0:1::1"));
    }

    @Test
    void what_a_proxy_made_up_is_taken_at_its_word_but_not_at_length() {
        assertThat(Origins.network("unknown")).isEqualTo("unknown");
        assertThat(Origins.network("x".repeat(10_000))).hasSize(64);
    }
}
