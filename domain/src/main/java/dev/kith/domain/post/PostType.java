package dev.kith.domain.post;

/** The types of posts. */
public enum PostType {
    POST,
    /** A post with a title. */
    DISCUSSION,
    STATUS
}
