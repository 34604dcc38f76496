package dev.kith.application.walk;

import dev.kith.application.reference.FindUsersById;
import dev.kith.application.user.Users;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.domain.walk.PrivateEntry;
import dev.kith.domain.walk.PrivateWalk;
import dev.kith.domain.walk.WalkCursor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a page of a list that only its owner sees. The caller is the owner, or a program that may read it. */
public final class WalkPrivateList {

    public sealed interface Answer {

        record Found(WalkedPage<Listed> page) implements Answer {}

        /** The owner is unknown or deleted. */
        record NoSuchUser() implements Answer {}
    }

    /** @param summary null if it was not asked for */
    public record Listed(PrivateEntry entry, @Nullable UserSummary summary) {}

    private final PrivateWalks walks;
    private final Users users;
    private final FindUsersById findUsersById;

    public WalkPrivateList(PrivateWalks walks, Users users) {
        this.walks = walks;
        this.users = users;
        this.findUsersById = new FindUsersById(users);
    }

    /**
     * @param limit from 1 to {@link AudienceWalks#MAX_LIMIT}
     * @param details {@link WalkDetail#COUNT}, {@link WalkDetail#USER}, both or none
     */
    public Answer handle(PrivateWalk walk, @Nullable WalkCursor after, int limit, Set<WalkDetail> details) {
        if (users.find(walk.owner()).filter(User::isUndeleted).isEmpty()) {
            return new Answer.NoSuchUser();
        }
        return new Answer.Found(WalkedPage.read(
                after,
                () -> walks.page(walk, after, limit),
                details.contains(WalkDetail.COUNT) ? () -> walks.count(walk) : null,
                entries -> listed(entries, details)));
    }

    private List<Listed> listed(List<PrivateEntry> entries, Set<WalkDetail> details) {
        if (!details.contains(WalkDetail.USER)) {
            return entries.stream().map(entry -> new Listed(entry, null)).toList();
        }
        Map<UserId, UserSummary> summaries =
                findUsersById.handle(entries.stream().map(PrivateEntry::user).toList());
        return entries.stream()
                .flatMap(entry ->
                        Stream.ofNullable(summaries.get(entry.user())).map(summary -> new Listed(entry, summary)))
                .toList();
    }
}
