package dev.kith.application.key;

import dev.kith.domain.key.KeyText;
import dev.kith.domain.key.ServiceKey;

/**
 * A key with a new secret.
 *
 * @param text the whole key. Nobody can read it again
 */
public record IssuedKey(ServiceKey key, KeyText text) {}
