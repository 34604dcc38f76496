package dev.kith.http.fivehundredpx;

import io.micronaut.serde.annotation.Serdeable;

/** A response with one user. */
@Serdeable.Serializable
record PxUserBody(PxUser user) {}
