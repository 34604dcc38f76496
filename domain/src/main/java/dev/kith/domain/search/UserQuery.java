package dev.kith.domain.search;

import dev.kith.domain.page.Offset;
import dev.kith.domain.profile.Gender;
import dev.kith.domain.user.UserId;
import org.jspecify.annotations.Nullable;

/**
 * A question for part of the list of all users. Texts are found anywhere in the field, without regard to case and accents; null asks for nothing.
 * Every condition given must hold.
 *
 * @param search found in the username or the real name
 * @param hidden asks for those the viewer hides, and for no one else
 * @param viewer who asks, null when anonymous; those the viewer hides are otherwise neither listed nor counted
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

    /** The order of the list; ties are broken by id, in the same direction. */
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

    /** The same question without the conditions on either name alone. */
    public UserQuery withoutNames() {
        return new UserQuery(search, null, null, location, description, gender, hidden, order, viewer, offset);
    }
}
