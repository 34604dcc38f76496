package dev.kith.domain.post;

/** The forms in which users write. */
public enum PostType {
    POST,
    /** Has a title. */
    DISCUSSION,
    STATUS
}
