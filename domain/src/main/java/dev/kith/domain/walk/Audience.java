package dev.kith.domain.walk;

import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.user.UserId;

/** One of the lists around a user. */
public record Audience(AudienceKind kind, UserId subject) {}
