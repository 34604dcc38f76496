package dev.kith.domain.follow;

import dev.kith.domain.tie.Refusal;

/** The result of following or unfollowing. */
public sealed interface FollowAnswer {

    record Followed() implements FollowAnswer {}

    record AlreadyFollowing() implements FollowAnswer {}

    record Unfollowed() implements FollowAnswer {}

    record NotFollowing() implements FollowAnswer {}

    record Refused(Refusal why) implements FollowAnswer {}
}
