package dev.kith.http.graph.user;

import dev.kith.domain.user.User;
import dev.kith.domain.user.UserReference;
import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.request.BodyObject;
import dev.kith.http.graph.request.NamedUser;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.json.Given;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A user in a batch. {@code ref} is how the request names the user. */
sealed interface UserItem {

    /** The most users in one transaction. */
    int MAX_PART = 100;

    record Named(String ref, NamedUser user, UnaryOperator<User> change) implements UserItem {}

    /** It cannot be done. */
    record Refused(String ref, ApiError why) implements UserItem {}

    static UserItem read(BodyObject item, boolean replaces, GraphCaller caller) {
        Given<String> given = item.parsed("ref", "Must name a user.", ref -> ref);
        if (given.orNull() == null) {
            item.refuse("ref", "required", "An item names its user.");
        }
        String ref = given.orElse("");
        UnaryOperator<User> change = UserBody.read(item, replaces);
        ApiError invalid = item.refusal();
        if (invalid != null) {
            return new Refused(ref, invalid);
        }
        try {
            return new Named(ref, NamedUser.parse(ref, caller), change);
        } catch (ApiError refusal) {
            return new Refused(ref, refusal);
        }
    }

    /**
     * The items by transactions. A transaction looks users up in what was committed before. So a new one begins where
     * an item may name a user whom an earlier item creates or renames.
     */
    static List<List<UserItem>> parts(List<UserItem> items) {
        List<List<UserItem>> parts = new ArrayList<>();
        Set<UserReference.Key> named = new HashSet<>();
        for (UserItem item : items) {
            boolean isNew = !(item instanceof Named one) || isUnlike(one.user().key(), named);
            if (parts.isEmpty() || parts.getLast().size() == MAX_PART || !isNew) {
                parts.add(new ArrayList<>());
                named.clear();
            }
            parts.getLast().add(item);
            if (item instanceof Named one) {
                named.add(one.user().key());
            }
        }
        return parts;
    }

    private static boolean isUnlike(UserReference.Key key, Set<UserReference.Key> named) {
        return named.isEmpty() || (!(key instanceof UserReference.ByUsername) && !named.contains(key));
    }
}
