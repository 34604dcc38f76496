package dev.kith.http.wire.json;

import io.micronaut.serde.annotation.Serdeable;

/** The response <code>{}</code>. */
@Serdeable.Serializable
public record EmptyObject() {}
