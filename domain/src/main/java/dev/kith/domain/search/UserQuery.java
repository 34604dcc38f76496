package dev.kith.domain.search;

import dev.kith.domain.page.Offset;
import dev.kith.domain.profile.Gender;
import dev.kith.domain.text.TextFolding;
import dev.kith.domain.user.UserId;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A filtered and ordered page of the list of all users. Every condition that is not null must hold. Texts match
 * anywhere in the folded field. They are folded here and nowhere else, see {@link TextFolding}.
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

    public UserQuery {
        search = folded(search);
        username = folded(username);
        realName = folded(realName);
        location = folded(location);
        description = folded(description);
    }

    private static @Nullable String folded(@Nullable String text) {
        return text == null ? null : TextFolding.fold(text);
    }

    /** Whether a text has nothing to compare with, such as a lone accent. It is in no field. */
    public boolean matchesNobody() {
        return Stream.of(search, username, realName, location, description)
                .anyMatch(text -> text != null && text.isEmpty());
    }

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
