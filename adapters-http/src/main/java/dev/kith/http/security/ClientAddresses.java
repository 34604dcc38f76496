package dev.kith.http.security;

import dev.kith.application.attempt.AttemptKey;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** Finds the address that a request comes from, as a key to count attempts by. */
@Singleton
public final class ClientAddresses {

    /** The owner of one IPv6 address usually has all addresses that share its first half. */
    private static final int IPV6_PREFIX_BYTES = 8;

    private static final int MAX_LENGTH = 64;

    private final HttpClientAddressResolver addresses;

    ClientAddresses(HttpClientAddressResolver addresses) {
        this.addresses = addresses;
    }

    public AttemptKey.Address of(HttpRequest<?> request) {
        String address = addresses.resolve(request);
        return new AttemptKey.Address(address == null ? "" : network(address));
    }

    static String network(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(six.getAddress(), 0, IPV6_PREFIX_BYTES)
                    : address;
        } catch (IllegalArgumentException e) {
            return address.substring(0, Math.min(MAX_LENGTH, address.length()));
        }
    }
}
