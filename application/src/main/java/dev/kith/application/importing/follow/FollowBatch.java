package dev.kith.application.importing.follow;

import java.util.List;

/**
 * What an import writes of a batch of follows.
 *
 * @param madeMutual existing follows whose opposite direction is created
 * @param alreadyThere the number of wanted follows that exist
 * @param hidden the number of wanted follows between users of whom one hides the other; they are left out
 */
public record FollowBatch(List<NewFollow> created, List<ExistingFollow> madeMutual, long alreadyThere, long hidden) {

    /** @param since in microseconds since 1970 */
    public record NewFollow(long follower, long followee, long since, boolean mutual) {}

    public record ExistingFollow(long follower, long followee) {}

    /** How many follows of a batch were created, existed, and were left out because of a hide. */
    public record Counts(long created, long alreadyThere, long hidden) {}
}
