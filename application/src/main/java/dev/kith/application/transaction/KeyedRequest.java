package dev.kith.application.transaction;

/**
 * A request with a key, under which its answer is kept.
 *
 * @param key unique among all callers, at most 400 characters
 * @param fingerprint a hash of the request; another request with the same key has another one
 */
public record KeyedRequest(String key, String fingerprint) {}
