package dev.kith.domain.profile;

public enum Gender {
    MALE,
    FEMALE,
    UNSPECIFIED
}
