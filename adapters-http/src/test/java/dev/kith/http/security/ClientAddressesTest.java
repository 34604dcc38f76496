package dev.kith.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientAddressesTest {

    @Test
    void an_ipv4_address_stands_for_itself() {
        assertThat(ClientAddresses.network("192.0.2.7")).isEqualTo("192.0.2.7");
    }

    @Test
    void an_ipv6_address_stands_for_its_network() {
        assertThat(ClientAddresses.network("2001:db8::1")).isEqualTo(ClientAddresses.network("2001:db8:0:0:ffff::2"));
        assertThat(ClientAddresses.network("2001:db8::1")).isNotEqualTo(ClientAddresses.network("2001:db8:0:1::1"));
    }

    @Test
    void an_address_that_a_proxy_invents_is_truncated() {
        assertThat(ClientAddresses.network("unknown")).isEqualTo("unknown");
        assertThat(ClientAddresses.network("x".repeat(10_000))).hasSize(64);
    }
}
