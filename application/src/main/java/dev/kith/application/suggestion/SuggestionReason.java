package dev.kith.application.suggestion;

import dev.kith.domain.user.UserSummary;
import java.util.List;

/** Why a user is suggested. */
public sealed interface SuggestionReason {

    /** The suggested user follows the one who asks. */
    record FollowsYou() implements SuggestionReason {}

    /**
     * Users whom the one who asks follows, follow the suggested user.
     *
     * @param atLeast whether there may be more than the count
     * @param users some of them, whose lists of followings the one who asks may see
     */
    record FollowedByFollowings(long count, boolean atLeast, List<UserSummary> users) implements SuggestionReason {}

    /** Connections that both have. The members are those of {@link FollowedByFollowings}. */
    record SharedConnections(long count, boolean atLeast, List<UserSummary> users) implements SuggestionReason {}

    /** Many follow the suggested user. */
    record Popular(long followers) implements SuggestionReason {}
}
