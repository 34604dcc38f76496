package dev.kith.http.graph.request;

import dev.kith.domain.user.UserId;
import dev.kith.http.graph.answer.UserMember;
import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.caller.ListParameters;
import dev.kith.http.graph.problem.Problems;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the parameters that several routes know. */
@Singleton
public final class GraphParameters {

    public static final String FIELDS = ListParameters.FIELDS;
    public static final String INCLUDE = "include";
    public static final String LIMIT = ListParameters.LIMIT;
    public static final String VIEWER = "viewer";

    /** Greater numbers are outside of every range. */
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");

    private final NamedUsers users;

    GraphParameters(NamedUsers users) {
        this.users = users;
    }

    /** The members of a user that {@code fields} names, with commas between them. */
    public static Set<UserMember> fields(HttpRequest<?> request, Set<UserMember> unlessGiven) {
        String text = request.getParameters().get(FIELDS);
        if (text == null) {
            return unlessGiven;
        }
        Set<UserMember> members = UserMember.parseAll(List.of(text.split(",", -1)));
        if (members.isEmpty()) {
            throw Problems.invalidParameter(FIELDS, "invalid", "Names members of a user, with commas between them.");
        }
        return members;
    }

    /** The most items of a page. */
    public static int limit(HttpRequest<?> request, int unlessGiven, int max) {
        return number(request, LIMIT, unlessGiven, 1, max);
    }

    /** A whole number in a range, written in the digits that JSON allows: without a plus, zeros or spaces before it. */
    public static int number(HttpRequest<?> request, String name, int unlessGiven, int least, int most) {
        String text = request.getParameters().get(name);
        if (text == null) {
            return unlessGiven;
        }
        int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw Problems.invalidParameter(
                    name, "invalid", "Must be a whole number from " + least + " to " + most + ", in digits alone.");
        }
        return number;
    }

    /** A parameter that is true or false, and false if it is absent. */
    public static boolean flag(HttpRequest<?> request, String name) {
        return Boolean.TRUE.equals(flagOrNull(request, name));
    }

    /** A parameter that is true or false, and null if it is absent. */
    public static @Nullable Boolean flagOrNull(HttpRequest<?> request, String name) {
        return switch (request.getParameters().get(name)) {
            case null -> null;
            case "true" -> true;
            case "false" -> false;
            default -> throw Problems.invalidParameter(name, "invalid", "Must be true or false.");
        };
    }

    /**
     * Who sees the answer: the user that {@code viewer} names, else the user of the token. Null for a program that
     * names nobody.
     *
     * @throws dev.kith.http.wire.ApiError 403 for a user who names another one
     */
    public @Nullable UserId viewer(HttpRequest<?> request, GraphCaller caller) {
        String text = request.getParameters().get(VIEWER);
        UserId named = text == null ? null : users.id(NamedUser.parse(text, caller));
        return switch (caller) {
            case GraphCaller.Program _ -> named;
            case GraphCaller.Person(var user) -> {
                if (named != null && !named.equals(user.id())) {
                    throw Problems.notYours("The token of a user shows what this user sees.");
                }
                yield user.id();
            }
        };
    }
}
