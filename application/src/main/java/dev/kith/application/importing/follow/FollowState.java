package dev.kith.application.importing.follow;

/**
 * What the graph holds of a pair of users.
 *
 * @param forward whether the lower id follows the higher
 * @param backward whether the higher id follows the lower
 * @param hidden whether one of the two hides the other
 */
public record FollowState(boolean forward, boolean backward, boolean hidden) {

    public static final FollowState NONE = new FollowState(false, false, false);
}
