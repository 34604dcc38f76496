package dev.kith.application.walk;

import dev.kith.application.audience.ListVisibility;
import dev.kith.application.reference.FindUsersById;
import dev.kith.application.tie.FindRelationships;
import dev.kith.application.tie.FindRelationships.Question;
import dev.kith.application.tie.Ties;
import dev.kith.application.user.Users;
import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.tie.Relation;
import dev.kith.domain.tie.Relationship;
import dev.kith.domain.tie.TiePart;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserSummary;
import dev.kith.domain.walk.Audience;
import dev.kith.domain.walk.AudienceWalk;
import dev.kith.domain.walk.WalkCursor;
import dev.kith.domain.walk.WalkEntry;
import dev.kith.domain.walk.WalkOrder;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a page of a walk through a list around a user, if the viewer may see the list, and what is shown of each. */
public final class WalkAudience {

    /** The most users of a page with more details than {@link WalkDetail#COUNT} and {@link WalkDetail#USER}. */
    public static final int MAX_DETAILED = 100;

    public sealed interface Answer {

        record Found(WalkedPage<Listed> page) implements Answer {}

        /** The user is unknown or deleted. */
        record NoSuchUser(UserId user) implements Answer {}

        /** The owner does not show this list to the viewer. The walk is through it, or the walk would tell of it. */
        record ListClosed(AudienceKind kind) implements Answer {}
    }

    /**
     * A user on the page.
     *
     * @param summary null if it was not asked for
     * @param relationship of the viewer to the user; null if it was not asked for
     */
    public record Listed(
            WalkEntry entry,
            @Nullable UserSummary summary,
            @Nullable Relationship relationship) {}

    private final AudienceWalks walks;
    private final Users users;
    private final FindUsersById findUsersById;
    private final FindRelationships findRelationships;
    private final ListVisibility visibility;

    public WalkAudience(AudienceWalks walks, Users users, Ties ties) {
        this.walks = walks;
        this.users = users;
        this.findUsersById = new FindUsersById(users);
        this.findRelationships = new FindRelationships(ties);
        this.visibility = new ListVisibility(ties);
    }

    /**
     * @param walk its viewer sees the answer; null for a program
     * @param seesAll whether a program sees the lists that their owners closed
     * @param limit at most {@link AudienceWalks#MAX_LIMIT}, and at most {@link #MAX_DETAILED} with more details
     */
    public Answer handle(
            AudienceWalk walk, boolean seesAll, @Nullable WalkCursor after, int limit, Set<WalkDetail> details) {
        UserId viewer = walk.viewer();
        List<Audience> lists = Stream.concat(Stream.of(walk.list()), Stream.ofNullable(walk.compared()))
                .toList();
        Map<UserId, User> known = new HashMap<>();
        for (UserId id : named(lists, viewer)) {
            Optional<User> found = users.find(id).filter(User::isUndeleted);
            if (found.isEmpty()) {
                return new Answer.NoSuchUser(id);
            }
            known.put(id, found.get());
        }
        for (Audience list : lists) {
            User owner = known.get(list.subject());
            boolean isSeen =
                    (viewer == null && seesAll) || (owner != null && visibility.shows(owner, list.kind(), viewer));
            if (!isSeen) {
                return new Answer.ListClosed(list.kind());
            }
        }
        boolean asksMutual = walk.mutual() != null || walk.order() == WalkOrder.MUTUAL_FIRST;
        AudienceKind closed = asksMutual || details.contains(WalkDetail.MUTUAL)
                ? closedByMutual(
                        walk, Objects.requireNonNull(known.get(walk.list().subject())), seesAll)
                : null;
        if (closed != null && asksMutual) {
            return new Answer.ListClosed(closed);
        }
        return new Answer.Found(WalkedPage.read(
                after,
                () -> walks.page(walk, after, limit),
                details.contains(WalkDetail.COUNT) ? () -> walks.count(walk) : null,
                entries -> listed(walk, entries, details, closed == null)));
    }

    /**
     * A list of the subject that the flag {@code mutual} would tell of and that the viewer may not see; null if there is
     * none. A follower who is mutual is among the followings, and the reverse. A connection who is mutual is in both.
     */
    private @Nullable AudienceKind closedByMutual(AudienceWalk walk, User subject, boolean seesAll) {
        UserId viewer = walk.viewer();
        if (viewer == null && seesAll) {
            return null;
        }
        return Stream.of(AudienceKind.FOLLOWERS, AudienceKind.FOLLOWINGS)
                .filter(kind -> kind != walk.list().kind())
                .filter(kind -> !visibility.shows(subject, kind, viewer))
                .findFirst()
                .orElse(null);
    }

    private static Set<UserId> named(List<Audience> lists, @Nullable UserId viewer) {
        Set<UserId> named = new LinkedHashSet<>();
        lists.forEach(list -> named.add(list.subject()));
        if (viewer != null) {
            named.add(viewer);
        }
        return named;
    }

    /** @param tellsMutual whether the viewer may know who is mutual */
    private List<Listed> listed(
            AudienceWalk walk, List<WalkEntry> entries, Set<WalkDetail> details, boolean tellsMutual) {
        List<UserId> ids = entries.stream().map(WalkEntry::user).toList();
        boolean hasUsers = details.contains(WalkDetail.USER);
        Map<UserId, UserSummary> summaries = hasUsers ? findUsersById.handle(ids) : Map.of();
        Map<UserId, Relationship> ofViewer = ofViewer(walk, ids, details);
        Map<UserId, Relationship> ofSubject = (tellsMutual
                        && details.contains(WalkDetail.MUTUAL)
                        && walk.list().kind() == AudienceKind.CONNECTIONS)
                ? relationships(walk.list().subject(), ids, Set.of(TiePart.FOLLOWS))
                : Map.of();
        return entries.stream()
                .filter(entry -> !hasUsers || summaries.containsKey(entry.user()))
                .map(entry -> {
                    Relationship viewers = ofViewer.get(entry.user());
                    return new Listed(
                            new WalkEntry(
                                    entry.user(),
                                    entry.since(),
                                    tellsMutual ? mutual(entry, ofSubject.get(entry.user()), details) : null,
                                    shared(walk, entry, viewers, details)),
                            summaries.get(entry.user()),
                            details.contains(WalkDetail.RELATIONSHIP) ? viewers : null);
                })
                .toList();
    }

    private Map<UserId, Relationship> ofViewer(AudienceWalk walk, List<UserId> ids, Set<WalkDetail> details) {
        UserId viewer = walk.viewer();
        Set<TiePart> parts = EnumSet.noneOf(TiePart.class);
        if (details.contains(WalkDetail.RELATIONSHIP)) {
            parts.addAll(EnumSet.allOf(TiePart.class));
        } else if (details.contains(WalkDetail.SHARED) && walk.compared() == null) {
            parts.add(walk.list().kind() == AudienceKind.CONNECTIONS ? TiePart.CONNECTION : TiePart.FOLLOWS);
        }
        return (viewer == null || parts.isEmpty()) ? Map.of() : relationships(viewer, ids, parts);
    }

    /** What a user is to each of the others. Of others who are deleted there is nothing. */
    private Map<UserId, Relationship> relationships(UserId from, List<UserId> others, Set<TiePart> parts) {
        Map<UserId, Relationship> found = new HashMap<>();
        findRelationships
                .handle(others.stream().map(other -> new Question(from, other)).collect(Collectors.toSet()), parts)
                .forEach((question, answer) -> {
                    if (answer instanceof FindRelationships.Answer.Found(Relationship relationship)) {
                        found.put(question.to(), relationship);
                    }
                });
        return found;
    }

    /** @param ofSubject what the subject is to the user */
    private static @Nullable Boolean mutual(
            WalkEntry entry, @Nullable Relationship ofSubject, Set<WalkDetail> details) {
        if (entry.mutual() != null || !details.contains(WalkDetail.MUTUAL)) {
            return entry.mutual();
        }
        return ofSubject != null && ofSubject.follows() != null && ofSubject.followed() != null;
    }

    /** @param viewers what the viewer is to the user */
    private static @Nullable Boolean shared(
            AudienceWalk walk, WalkEntry entry, @Nullable Relationship viewers, Set<WalkDetail> details) {
        if (entry.shared() != null || !details.contains(WalkDetail.SHARED)) {
            return entry.shared();
        }
        return viewers != null
                && switch (walk.list().kind()) {
                    case FOLLOWERS -> viewers.followed() != null;
                    case FOLLOWINGS -> viewers.follows() != null;
                    case CONNECTIONS -> viewers.connection() == Relation.CONNECTED;
                };
    }
}
