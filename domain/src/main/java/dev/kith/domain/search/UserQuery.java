package dev.kith.domain.search;

import dev.kith.domain.page.Offset;
import dev.kith.domain.profile.Gender;
import dev.kith.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A filtered and ordered page of the list of all users. Every condition that is not null must hold. Texts match
 * anywhere in the field, without regard to case and accents.
 *
 * @param search matches the username or the real name
 * @param hidden lists only users that the viewer hides
 * @param viewer the caller, null if anonymous; without {@code hidden}, users that the viewer hides are neither listed
 *     nor counted
 */
public record UserQuery(
        @Nullable String search,
        @Nullable String username,
        @Nullable String realName,
        @Nullable String location,
        @Nullable String description,
        @Nullable Gender gender,
        boolean hidden,
        Order order,
        @Nullable UserId viewer,
        Offset offset) {

    /** The order of the list. Ties are ordered by id, in the same direction. */
    public record Order(Field field, boolean descending) {

        public static final Order BY_ID = new Order(Field.ID, false);

        public enum Field {
            ID,
            USERNAME,
            REAL_NAME,
            LOCATION,
            DATE_JOINED
        }
    }

    public static UserQuery everyone(@Nullable UserId viewer, Offset offset) {
        return new UserQuery(null, null, null, null, null, null, false, Order.BY_ID, viewer, offset);
    }

    /** The same query without the conditions on the username and on the real name. */
    public UserQuery withoutNames() {
        return new UserQuery(search, null, null, location, description, gender, hidden, order, viewer, offset);
    }
}
