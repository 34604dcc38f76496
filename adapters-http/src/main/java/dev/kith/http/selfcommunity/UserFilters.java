package dev.kith.http.selfcommunity;

import dev.kith.domain.page.Offset;
import dev.kith.domain.profile.Gender;
import dev.kith.domain.search.UserQuery;
import dev.kith.domain.user.UserId;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.input.QueryParameters;
import io.micronaut.http.HttpRequest;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The parameters that lists of users are filtered and ordered by. One that is blank asks for nothing; of one given twice, the last counts. */
public final class UserFilters {

    private UserFilters() {}

    /** @param search what is sought in the username and in the real name */
    public static UserQuery query(
            HttpRequest<?> request,
            @Nullable String search,
            boolean hidden,
            UserQuery.Order order,
            @Nullable UserId viewer,
            Offset offset) {
        return new UserQuery(
                search,
                text(request, "username"),
                text(request, "real_name"),
                text(request, "location"),
                text(request, "description"),
                gender(text(request, "gender")),
                hidden,
                order,
                viewer,
                offset);
    }

    public static @Nullable String text(HttpRequest<?> request, String name) {
        String text = QueryParameters.last(request, name);
        return text == null || text.isBlank() ? null : text;
    }

    private static @Nullable Gender gender(@Nullable String word) {
        if (word == null) {
            return null;
        }
        Gender gender = UserJson.gender(word);
        if (gender == null) {
            throw invalidChoice("gender", word);
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
            default -> throw invalidChoice("ordering", word);
        };
        return new UserQuery.Order(field, descending);
    }

    public static @Nullable Boolean flag(HttpRequest<?> request, String name) {
        String word = text(request, name);
        return switch (word) {
            case null -> null;
            case "true", "True", "1" -> true;
            case "false", "False", "0" -> false;
            default -> throw invalidChoice(name, word);
        };
    }

    public static <T> @Nullable T id(HttpRequest<?> request, String name, LongFunction<T> type) {
        String text = text(request, name);
        return text == null ? null : id(name, text.strip(), type);
    }

    public static <T> T id(String name, String text, LongFunction<T> type) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw ApiError.ofField(name, "invalid", "A valid id is required.");
        }
        return type.apply(Long.parseLong(text));
    }

    public static ApiError invalidChoice(String parameter, String word) {
        return ApiError.ofField(parameter, "invalid_choice", "\"" + word + "\" is not a valid choice.");
    }
}
