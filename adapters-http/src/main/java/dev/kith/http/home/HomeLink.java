package dev.kith.http.home;

/**
 * A link of the page at the root. Each part of the server adds its own as a bean.
 *
 * @param address with or without a host
 */
public record HomeLink(String text, String address) {}
