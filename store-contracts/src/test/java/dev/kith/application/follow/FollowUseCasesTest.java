package dev.kith.application.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.Contract;
import dev.kith.application.Stores;
import dev.kith.domain.follow.FollowAnswer;
import dev.kith.domain.tie.Pair;
import dev.kith.domain.tie.Refusal;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class FollowUseCasesTest extends Contract {

    @Override
    protected Stores stores() {
        return Stores.inMemory();
    }

    private FollowAnswer toggle(UserId follower, UserId followee) {
        return new ToggleFollow(ties, Clock.fixed(NOON, ZoneOffset.UTC)).handle(follower, followee);
    }

    private FollowAnswer answerToFollow(UserId follower, UserId followee) {
        return new Follow(ties, Clock.fixed(NOON, ZoneOffset.UTC)).handle(follower, followee);
    }

    private FollowAnswer answerToUnfollow(UserId follower, UserId followee) {
        return new Unfollow(ties).handle(follower, followee);
    }

    private boolean follows(UserId follower, UserId followee) {
        return new IsFollowing(ties).fromCaller(follower, followee).orElse(false);
    }

    @Test
    void a_follow_lasts_until_the_next_toggle() {
        UserId anna = person("anna");
        UserId ben = person("ben");

        assertThat(toggle(anna, ben)).isEqualTo(new FollowAnswer.Followed());
        assertThat(ties.between(Pair.of(anna, ben)).of(anna).follows()).isEqualTo(NOON);
        assertThat(follows(anna, ben)).isTrue();
        assertThat(follows(ben, anna)).isFalse();
        assertThat(toggle(anna, ben)).isEqualTo(new FollowAnswer.Unfollowed());
        assertThat(follows(anna, ben)).isFalse();
    }

    @Test
    void a_second_follow_and_a_second_unfollow_change_nothing_and_have_answers_of_their_own() {
        UserId anna = person("anna");
        UserId ben = person("ben");

        assertThat(answerToUnfollow(anna, ben)).isEqualTo(new FollowAnswer.NotFollowing());
        assertThat(answerToFollow(anna, ben)).isEqualTo(new FollowAnswer.Followed());
        assertThat(answerToFollow(anna, ben)).isEqualTo(new FollowAnswer.AlreadyFollowing());
        assertThat(follows(anna, ben)).isTrue();
        assertThat(answerToUnfollow(anna, ben)).isEqualTo(new FollowAnswer.Unfollowed());
        assertThat(answerToUnfollow(anna, ben)).isEqualTo(new FollowAnswer.NotFollowing());
        assertThat(follows(anna, ben)).isFalse();
    }

    @Test
    void a_user_cannot_follow_themselves() {
        UserId anna = person("anna");

        assertThat(answerToFollow(anna, anna)).isEqualTo(new FollowAnswer.Refused(Refusal.SELF));
        assertThat(answerToUnfollow(anna, anna)).isEqualTo(new FollowAnswer.Refused(Refusal.SELF));
        assertThat(toggle(anna, anna)).isEqualTo(new FollowAnswer.Refused(Refusal.SELF));
        assertThat(follows(anna, anna)).isFalse();
    }

    @Test
    void every_refusal_has_its_reason() {
        UserId anna = person("anna");
        UserId ben = person("ben");
        UserId carl = person("carl");
        hide(ben, anna);
        users.edit(carl, user -> user.withStatus(UserStatus.BLOCKED, null));

        assertThat(toggle(anna, new UserId(99))).isEqualTo(new FollowAnswer.Refused(Refusal.NO_SUCH_USER));
        assertThat(toggle(new UserId(99), anna)).isEqualTo(new FollowAnswer.Refused(Refusal.CALLER_DELETED));
        assertThat(toggle(anna, ben)).isEqualTo(new FollowAnswer.Refused(Refusal.HIDDEN));
        assertThat(toggle(ben, anna)).isEqualTo(new FollowAnswer.Refused(Refusal.HIDDEN));
        assertThat(toggle(carl, anna)).isEqualTo(new FollowAnswer.Refused(Refusal.BLOCKED));
        assertThat(follows(anna, new UserId(99))).isFalse();
    }

    @Test
    void an_unknown_user_is_neither_a_follower_nor_a_followee() {
        UserId anna = person("anna");
        IsFollowing isFollowing = new IsFollowing(ties);

        assertThat(isFollowing.fromCaller(anna, new UserId(99))).isEmpty();
        assertThat(isFollowing.toCaller(anna, new UserId(99))).isEmpty();
        assertThat(isFollowing.fromCaller(anna, anna)).contains(false);
        assertThat(isFollowing.toCaller(anna, anna)).contains(false);
    }
}
