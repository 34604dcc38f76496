package dev.kith.application.importing.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.importing.follow.FollowBatch.ExistingFollow;
import dev.kith.application.importing.follow.FollowBatch.NewFollow;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class FollowImportRulesTest {

    private static FollowPair pair(boolean forward, boolean backward) {
        return new FollowPair(1, 2, forward ? 10 : FollowPair.NEVER, backward ? 20 : FollowPair.NEVER);
    }

    @Property
    void all_follows_exist_afterwards_and_are_mutual_exactly_if_both_directions_exist(
            @ForAll boolean wantsForward,
            @ForAll boolean wantsBackward,
            @ForAll boolean hasForward,
            @ForAll boolean hasBackward) {
        FollowPair pair = pair(wantsForward, wantsBackward);
        FollowBatch batch =
                FollowImportRules.decide(List.of(pair), List.of(new FollowState(hasForward, hasBackward, false)));
        boolean isMutual = (wantsForward || hasForward) && (wantsBackward || hasBackward);
        List<NewFollow> created = new ArrayList<>();
        List<ExistingFollow> madeMutual = new ArrayList<>();
        if (wantsForward && !hasForward) {
            created.add(new NewFollow(1, 2, 10, isMutual));
        }
        if (wantsBackward && !hasBackward) {
            created.add(new NewFollow(2, 1, 20, isMutual));
        }
        if (isMutual && hasForward && !hasBackward) {
            madeMutual.add(new ExistingFollow(1, 2));
        }
        if (isMutual && hasBackward && !hasForward) {
            madeMutual.add(new ExistingFollow(2, 1));
        }
        assertThat(batch).isEqualTo(new FollowBatch(created, madeMutual, pair.followCount() - created.size(), 0));
    }

    @Property
    void nothing_changes_between_users_of_whom_one_hides_the_other(
            @ForAll boolean wantsForward, @ForAll boolean wantsBackward) {
        FollowPair pair = pair(wantsForward, wantsBackward);
        assertThat(FollowImportRules.decide(List.of(pair), List.of(new FollowState(false, false, true))))
                .isEqualTo(new FollowBatch(List.of(), List.of(), 0, pair.followCount()));
    }
}
