package dev.kith.bootstrap.configuration;

import dev.kith.domain.key.KeyText;
import org.jspecify.annotations.Nullable;

/** @param key a service key that is in no graph; null for none */
public record ServiceKeySettings(@Nullable KeyText key) {}
