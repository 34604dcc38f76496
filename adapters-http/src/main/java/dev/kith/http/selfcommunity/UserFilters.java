package dev.kith.http.selfcommunity;

import dev.kith.domain.page.Offset;
import dev.kith.domain.profile.Gender;
import dev.kith.domain.search.UserQuery;
import dev.kith.domain.user.UserId;
import dev.kith.http.wire.input.QueryParameters;
import io.micronaut.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** Reads the query parameters that filter and order lists of users. */
public final class UserFilters {

    private UserFilters() {}

    /** @param search a part of the username or of the real name, null for every user */
    public static UserQuery query(
            HttpRequest<?> request,
            @Nullable String search,
            boolean hidden,
            UserQuery.Order order,
            @Nullable UserId viewer,
            Offset offset) {
        return new UserQuery(
                search,
                QueryParameters.text(request, "username"),
                QueryParameters.text(request, "real_name"),
                QueryParameters.text(request, "location"),
                QueryParameters.text(request, "description"),
                gender(Parameters.text(request, "gender")),
                hidden,
                order,
                viewer,
                offset);
    }

    private static @Nullable Gender gender(@Nullable String word) {
        if (word == null) {
            return null;
        }
        Gender gender = UserJson.gender(word);
        if (gender == null) {
            throw Parameters.invalidChoice("gender", word);
        }
        return gender;
    }

    public static UserQuery.Order order(@Nullable String word) {
        if (word == null) {
            return UserQuery.Order.BY_ID;
        }
        boolean descending = word.startsWith("-");
        UserQuery.Order.Field field = switch (descending ? word.substring(1) : word) {
            case "id" -> UserQuery.Order.Field.ID;
            case "username" -> UserQuery.Order.Field.USERNAME;
            case "real_name" -> UserQuery.Order.Field.REAL_NAME;
            case "location" -> UserQuery.Order.Field.LOCATION;
            case "date_joined" -> UserQuery.Order.Field.DATE_JOINED;
            default -> throw Parameters.invalidChoice("ordering", word);
        };
        return new UserQuery.Order(field, descending);
    }
}
