package dev.kith.application.importing.follow;

import dev.kith.application.importing.follow.FollowBatch.ExistingFollow;
import dev.kith.application.importing.follow.FollowBatch.NewFollow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * An import keeps existing follows, adds missing ones, and leaves out follows between two users if one of them hides
 * the other.
 */
public final class FollowImportRules {

    private FollowImportRules() {}

    /** @param states one per pair, in their order */
    public static FollowBatch decide(List<FollowPair> wanted, List<FollowState> states) {
        List<NewFollow> created = new ArrayList<>(wanted.size());
        List<ExistingFollow> madeMutual = new ArrayList<>();
        long alreadyThere = 0;
        long hidden = 0;
        for (int i = 0; i < wanted.size(); i++) {
            FollowPair pair = wanted.get(i);
            FollowState state = states.get(i);
            if (state.hidden()) {
                hidden += pair.followCount();
                continue;
            }
            forEachNew(pair, state, created::add);
            if (state.forward() && !state.backward() && pair.isBackward()) {
                madeMutual.add(new ExistingFollow(pair.low(), pair.high()));
            }
            if (state.backward() && !state.forward() && pair.isForward()) {
                madeMutual.add(new ExistingFollow(pair.high(), pair.low()));
            }
            alreadyThere +=
                    (pair.isForward() && state.forward() ? 1 : 0) + (pair.isBackward() && state.backward() ? 1 : 0);
        }
        return new FollowBatch(created, madeMutual, alreadyThere, hidden);
    }

    /** Hands over the follows to create for one pair, at most two. */
    public static void forEachNew(FollowPair pair, FollowState state, Consumer<NewFollow> created) {
        if (state.hidden()) {
            return;
        }
        boolean mutual = (pair.isForward() || state.forward()) && (pair.isBackward() || state.backward());
        if (pair.isForward() && !state.forward()) {
            created.accept(new NewFollow(pair.low(), pair.high(), pair.lowSince(), mutual));
        }
        if (pair.isBackward() && !state.backward()) {
            created.accept(new NewFollow(pair.high(), pair.low(), pair.highSince(), mutual));
        }
    }
}
