package dev.kith.bootstrap.configuration;

/**
 * The HTTP server itself.
 *
 * @param host the address it listens on
 * @param port 0 for any free one
 * @param clientAddressHeader the header in which a proxy sends the caller's address; empty without a proxy
 * @param metrics whether {@code GET /prometheus} is served
 * @param constantBodies whether {@code GET /constant} is served, which only the benchmark needs
 */
public record HttpSettings(
        String host, int port, String clientAddressHeader, boolean metrics, boolean constantBodies) {}
