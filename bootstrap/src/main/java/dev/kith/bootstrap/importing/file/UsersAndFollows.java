package dev.kith.bootstrap.importing.file;

import dev.kith.bootstrap.importing.follow.FollowList;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** All that the files say of users and follows, before anything is written. */
public record UsersAndFollows(
        @Nullable UsersFile users,
        Set<Long> idsOfUsers,
        long countOfUsers,
        @Nullable FollowsFile follows,
        Set<Long> idsOfEdges,
        long selfFollowsOfEdges,
        FollowList followList) {

    /** Whether a user will be made of a line or of an id. */
    public boolean bringsUsers() {
        return users != null || !idsOfEdges.isEmpty();
    }

    public long selfFollows() {
        return selfFollowsOfEdges + (follows == null ? 0 : follows.selfFollows());
    }

    /** Everyone who follows or is followed. */
    public Set<Long> mentioned() {
        return LongStream.of(followList.users()).boxed().collect(Collectors.toSet());
    }

    /** Those who will be there once the users are written. */
    public Set<Long> incoming() {
        Set<Long> toCome = new HashSet<>(idsOfUsers);
        toCome.addAll(idsOfEdges);
        return toCome;
    }

    /** @return those of them of whom a user must be made, because a bare list speaks of them and no line of the users */
    public Set<Long> placeholderUsers(Set<Long> absent) {
        Set<Long> nameless = new HashSet<>(absent);
        nameless.retainAll(idsOfEdges);
        nameless.removeAll(idsOfUsers);
        return nameless;
    }

    /** @return those of them who will not come */
    public Set<Long> unknownUsers(Set<Long> absent) {
        Set<Long> ofNoOne = new HashSet<>(absent);
        ofNoOne.removeAll(idsOfEdges);
        ofNoOne.removeAll(idsOfUsers);
        return ofNoOne;
    }

    /** Tells which lines speak of no one. */
    public void reportUnknownUsers(Set<Long> ofNoOne, BadLines bad) {
        if (follows != null && !ofNoOne.isEmpty()) {
            follows.reportUnknownUsers(ofNoOne, bad);
        }
    }
}
