package dev.kith.application.importing;

import dev.kith.application.user.NewUser;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.Username;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Users that an import creates for the ids of an edge list. They are named {@code user<id>}, or {@code user<id>_<id>}
 * if that name is taken.
 */
public final class PlaceholderUsers {

    private PlaceholderUsers() {}

    /** The ids and both possible usernames of each. */
    public static UserKeys keys(Collection<Long> ids) {
        Set<String> usernames = new HashSet<>();
        for (long id : ids) {
            usernames.add(username(id).key());
            usernames.add(alternative(id).key());
        }
        return new UserKeys(Set.copyOf(ids), usernames, Set.of(), Set.of());
    }

    /** @param isTaken whether a user has the username with this key */
    public static NewUser create(long id, UUID uuid, Predicate<String> isTaken, Instant now) {
        Username username = isTaken.test(username(id).key()) ? alternative(id) : username(id);
        return new NewUser(new UserId(id), uuid, username, Profile.EMPTY, null, null, now, Role.MEMBER);
    }

    private static Username username(long id) {
        return new Username("user" + id);
    }

    private static Username alternative(long id) {
        return new Username("user" + id + "_" + id);
    }
}
