package dev.kith.bootstrap.importing.file;

import dev.kith.application.importing.IncomingUsers;
import dev.kith.application.importing.follow.FollowList;
import dev.kith.bootstrap.importing.read.BadLines;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The users and follows of the import files, as read before anything is written.
 *
 * @param userCount the number of usable lines in the users file
 */
public record UsersAndFollows(
        @Nullable UsersFile users,
        long userCount,
        @Nullable FollowsFile follows,
        IncomingUsers incoming,
        long selfFollows,
        FollowList followList) {

    /** Whether the import may create users. */
    public boolean hasUsers() {
        return users != null || !incoming.edges().isEmpty();
    }

    /** Ids of all users that follow or are followed. */
    public Set<Long> referenced() {
        return LongStream.of(followList.users()).boxed().collect(Collectors.toSet());
    }

    /** Reports each line with an unknown user. */
    public void reportUnknownUsers(Set<Long> unknown, BadLines bad) {
        if (follows != null && !unknown.isEmpty()) {
            follows.reportUnknownUsers(unknown, bad);
        }
    }
}
