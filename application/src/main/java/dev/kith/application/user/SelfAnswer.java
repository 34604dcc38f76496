package dev.kith.application.user;

import dev.kith.domain.user.UserId;
import java.util.function.Supplier;

/** The result of a request that only the named user themself may make. */
public sealed interface SelfAnswer<T> {

    /** The caller is the user. */
    record Granted<T>(T value) implements SelfAnswer<T> {}

    /** The caller is another user. */
    record NotSelf<T>() implements SelfAnswer<T> {}

    record NoSuchUser<T>() implements SelfAnswer<T> {}

    /** @param action runs only where the caller is the user; it reads and checks the rest of the request */
    static <T> SelfAnswer<T> of(Users users, UserId caller, UserId id, Supplier<T> action) {
        if (caller.equals(id)) {
            return new Granted<>(action.get());
        }
        return users.find(id).isPresent() ? new NotSelf<>() : new NoSuchUser<>();
    }
}
