package dev.kith.bootstrap.importing.file;

import dev.kith.bootstrap.importing.follow.FollowList;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The users and follows of the import files, as read before anything is written. */
public record UsersAndFollows(
        @Nullable UsersFile users,
        Set<Long> idsOfUsers,
        long countOfUsers,
        @Nullable FollowsFile follows,
        Set<Long> idsOfEdges,
        long selfFollowsOfEdges,
        FollowList followList) {

    /** Whether the import may create users. */
    public boolean hasUsers() {
        return users != null || !idsOfEdges.isEmpty();
    }

    public long selfFollows() {
        return selfFollowsOfEdges + (follows == null ? 0 : follows.selfFollows());
    }

    /** Ids of all users that follow or are followed. */
    public Set<Long> referenced() {
        return LongStream.of(followList.users()).boxed().collect(Collectors.toSet());
    }

    /** Ids that the import creates unless they exist already. */
    public Set<Long> incoming() {
        Set<Long> incoming = new HashSet<>(idsOfUsers);
        incoming.addAll(idsOfEdges);
        return incoming;
    }

    /** @return the missing ids that become placeholder users: the edge list has them, the users file does not */
    public Set<Long> placeholderUsers(Set<Long> missing) {
        Set<Long> placeholders = new HashSet<>(missing);
        placeholders.retainAll(idsOfEdges);
        placeholders.removeAll(idsOfUsers);
        return placeholders;
    }

    /** @return the missing ids that this import does not create */
    public Set<Long> unknownUsers(Set<Long> missing) {
        Set<Long> unknown = new HashSet<>(missing);
        unknown.removeAll(idsOfEdges);
        unknown.removeAll(idsOfUsers);
        return unknown;
    }

    /** Reports each line with an unknown user. */
    public void reportUnknownUsers(Set<Long> unknown, BadLines bad) {
        if (follows != null && !unknown.isEmpty()) {
            follows.reportUnknownUsers(unknown, bad);
        }
    }
}
