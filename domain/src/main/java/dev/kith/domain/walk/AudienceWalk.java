package dev.kith.domain.walk;

import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question about a list around a user, which is answered page after page.
 *
 * @param mutual true for those only who follow the subject and are followed back, false for the others only, null for
 *     both; null for connections
 * @param compared the list that decides who is shared; null if neither the order nor a filter depends on it
 * @param shared true for those only who are in the compared list too, false for the others only, null for both
 * @param since null, or the first time of an entry
 * @param until null, or the first time that is too late
 * @param viewer whose hidden users are left out; null to leave out nobody
 */
public record AudienceWalk(
        Audience list,
        WalkOrder order,
        @Nullable Boolean mutual,
        @Nullable Audience compared,
        @Nullable Boolean shared,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable UserId viewer) {

    public AudienceWalk {
        if (list.kind() == AudienceKind.CONNECTIONS && (mutual != null || order == WalkOrder.MUTUAL_FIRST)) {
            throw new IllegalArgumentException("A connection has no direction, so none is mutual");
        }
        if ((compared != null) != (shared != null || order == WalkOrder.SHARED_FIRST)) {
            throw new IllegalArgumentException("A list is compared if, and only if, the walk depends on it");
        }
        boolean hasMeaning = switch (order) {
            case NEWEST -> mutual == null || shared == null;
            case MUTUAL_FIRST -> shared == null;
            case SHARED_FIRST -> mutual == null && since == null && until == null;
        };
        if (!hasMeaning) {
            throw new IllegalArgumentException("The order " + order + " has no meaning with these filters");
        }
    }

    /** The list from the newest entry to the oldest. */
    public static AudienceWalk newest(Audience list, @Nullable UserId viewer) {
        return new AudienceWalk(list, WalkOrder.NEWEST, null, null, null, null, null, viewer);
    }

    /** The users of the list who are in another list too, newest first. */
    public static AudienceWalk common(Audience list, Audience other, @Nullable UserId viewer) {
        return new AudienceWalk(list, WalkOrder.NEWEST, null, other, true, null, null, viewer);
    }

    /**
     * A part of the list.
     *
     * @param mutual as in {@link AudienceWalk}
     * @param shared as in {@link AudienceWalk}
     */
    public record Group(@Nullable Boolean mutual, @Nullable Boolean shared) {

        public boolean contains(boolean isMutual, boolean isShared) {
            return (mutual == null || mutual == isMutual) && (shared == null || shared == isShared);
        }
    }

    /** One or two groups, which are walked one after the other. */
    public List<Group> groups() {
        List<Group> one = List.of(new Group(mutual, shared));
        return switch (order) {
            case NEWEST -> one;
            case MUTUAL_FIRST -> mutual == null ? List.of(new Group(true, null), new Group(false, null)) : one;
            case SHARED_FIRST -> shared == null ? List.of(new Group(null, true), new Group(null, false)) : one;
        };
    }
}
