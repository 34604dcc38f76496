package dev.kith.domain.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class OwnChangesTest {

    private static final Instant NOON = Instant.parse("2024-01-01T12:00:00Z");
    private static final UserId ANNA = new UserId(1);
    private static final UserId BEN = new UserId(2);
    private static final UserId CLEO = new UserId(3);

    private final OwnChanges anna = new OwnChanges(ANNA, false);
    private final OwnChanges annaTold = new OwnChanges(ANNA, true);

    private static Change.FollowDeleted unfollow(UserId follower, UserId followee, Cause cause, UserId actor) {
        return new Change.FollowDeleted(follower, followee, NOON, true, cause, actor);
    }

    /** What somebody did to Anna, or Anna to somebody. */
    static Stream<Change> ofAnna() {
        return Stream.of(
                new Change.FollowCreated(BEN, ANNA, NOON, true, BEN),
                new Change.FollowCreated(ANNA, BEN, NOON, true, ANNA),
                unfollow(ANNA, BEN, Cause.UNFOLLOW, ANNA),
                unfollow(ANNA, BEN, Cause.REMOVED, BEN),
                unfollow(ANNA, BEN, Cause.HIDE, ANNA),
                unfollow(BEN, ANNA, Cause.REMOVED, ANNA),
                unfollow(BEN, ANNA, Cause.HIDE, ANNA),
                unfollow(ANNA, BEN, Cause.UNKNOWN, null),
                new Change.RequestCreated(BEN, ANNA, NOON, BEN),
                new Change.RequestCreated(ANNA, BEN, NOON, ANNA),
                new Change.RequestRejected(BEN, ANNA, ANNA),
                new Change.RequestRestored(BEN, ANNA, ANNA),
                new Change.RequestCancelled(BEN, ANNA, Cause.REMOVED, BEN),
                new Change.RequestCancelled(ANNA, BEN, Cause.REMOVED, ANNA),
                new Change.ConnectionCreated(ANNA, BEN, NOON, Cause.ACCEPTED, BEN),
                new Change.ConnectionDeleted(ANNA, BEN, NOON, Cause.REMOVED, BEN),
                new Change.ConnectionDeleted(ANNA, BEN, NOON, Cause.HIDE, ANNA),
                new Change.HideCreated(ANNA, BEN, NOON, ANNA),
                new Change.HideDeleted(ANNA, BEN, ANNA),
                new Change.UserCreated(ANNA, null),
                new Change.UserUpdated(ANNA, Set.of(UserField.BIO), ANNA),
                new Change.UserDeleted(ANNA, false, ANNA),
                new Change.GraphReset(ResetReason.IMPORT));
    }

    @ParameterizedTest
    @MethodSource("ofAnna")
    void a_user_is_told_of_their_own_changes(Change change) {
        assertThat(anna.visible(change)).contains(change);
    }

    static Stream<Change> ofOthers() {
        return Stream.of(
                new Change.FollowCreated(BEN, CLEO, NOON, true, BEN),
                unfollow(BEN, CLEO, Cause.HIDE, BEN),
                new Change.ConnectionDeleted(BEN, CLEO, NOON, Cause.HIDE, BEN),
                new Change.HideCreated(BEN, CLEO, NOON, BEN),
                new Change.UserCreated(BEN, ANNA),
                new Change.UserUpdated(BEN, Set.of(UserField.BIO), ANNA),
                new Change.UserDeleted(BEN, true, ANNA));
    }

    /** What would hurt. */
    static Stream<Change> hurting() {
        return Stream.of(
                new Change.RequestRejected(ANNA, BEN, BEN),
                new Change.RequestRestored(ANNA, BEN, BEN),
                new Change.RequestCancelled(ANNA, BEN, Cause.HIDE, BEN),
                new Change.HideCreated(BEN, ANNA, NOON, BEN),
                new Change.HideDeleted(BEN, ANNA, BEN));
    }

    @ParameterizedTest
    @MethodSource({"ofOthers", "hurting"})
    void a_user_is_not_told_of_others_and_of_what_hurts(Change change) {
        assertThat(anna.visible(change)).isEmpty();
        assertThat(annaTold.visible(change)).isEmpty();
    }

    @Test
    void who_no_longer_follows_is_told_only_if_the_operator_wants_it() {
        for (Cause cause : new Cause[] {Cause.UNFOLLOW, Cause.HIDE}) {
            assertThat(anna.visible(unfollow(BEN, ANNA, cause, BEN))).isEmpty();
            assertThat(annaTold.visible(unfollow(BEN, ANNA, cause, BEN)))
                    .as("the cause does not betray a hide")
                    .contains(unfollow(BEN, ANNA, Cause.UNFOLLOW, BEN));
        }
        assertThat(anna.visible(unfollow(BEN, ANNA, Cause.UNKNOWN, null))).isEmpty();
    }

    @Test
    void a_hide_by_the_other_looks_like_a_removal() {
        assertThat(anna.visible(unfollow(ANNA, BEN, Cause.HIDE, BEN)))
                .isEqualTo(Optional.of(unfollow(ANNA, BEN, Cause.REMOVED, BEN)));
        assertThat(anna.visible(new Change.ConnectionDeleted(ANNA, BEN, NOON, Cause.HIDE, BEN)))
                .contains(new Change.ConnectionDeleted(ANNA, BEN, NOON, Cause.REMOVED, BEN));
    }
}
