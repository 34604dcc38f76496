package dev.kith.application.registry;

import dev.kith.domain.user.User;
import java.util.function.Predicate;

/**
 * What a caller demands before a change.
 *
 * @param allowsNew whether the user may be one who does not exist yet
 * @param allows whether the change may be made to the user as they are; it may run more than once
 */
public record UserCondition(boolean allowsNew, Predicate<User> allows) {

    public static final UserCondition NONE = new UserCondition(true, _ -> true);
}
