package dev.kith.application.walk;

/** What an answer of {@link WalkAudience} tells besides the ids and the times of the users. */
public enum WalkDetail {
    /** The number of users in the whole walk. */
    COUNT,
    /** The summary of each user. */
    USER,
    /** Whether each user and the subject follow each other. */
    MUTUAL,
    /** Whether each user is in the viewer's own list of the same kind. Needs a viewer. */
    SHARED,
    /** What the viewer is to each user. Needs a viewer. */
    RELATIONSHIP
}
