package dev.kith.domain.user;

public enum Gender {
    MALE,
    FEMALE,
    UNSPECIFIED
}
