package dev.kith.neo4j.walk;

import dev.kith.domain.user.UserId;
import dev.kith.domain.walk.Audience;
import dev.kith.domain.walk.AudienceWalk;
import dev.kith.domain.walk.WalkCursor;
import dev.kith.domain.walk.WalkEntry;
import dev.kith.domain.walk.WalkPage;
import dev.kith.neo4j.HiddenUsers;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.spi.Statements;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a page of a walk in one transaction. */
final class WalkReader {

    private final Statements transaction;
    private final AudienceWalk walk;
    private final ListStatements list;
    private final List<Long> hidden;

    WalkReader(Statements transaction, AudienceWalk walk) {
        this.transaction = transaction;
        this.walk = walk;
        this.list = new ListStatements(transaction, walk.list());
        this.hidden = HiddenUsers.by(transaction, walk.viewer());
    }

    WalkPage<WalkEntry> page(@Nullable WalkCursor after, int limit, int maxLookups) {
        List<AudienceWalk.Group> groups = walk.groups();
        List<WalkEntry> entries = new ArrayList<>();
        List<WalkCursor> places = new ArrayList<>();
        for (int number = after == null ? 0 : after.group(); number < groups.size(); number++) {
            WalkCursor start = (after != null && after.group() == number) ? after : null;
            FilteredPart<WalkEntry> part =
                    part(groups.get(number), number, start, limit + 1 - entries.size(), maxLookups);
            for (WalkEntry entry : part.entries()) {
                entries.add(entry);
                places.add(new WalkCursor(number, entry.since(), entry.user()));
            }
            if (entries.size() > limit) {
                return new WalkPage<>(entries.subList(0, limit), places.get(limit - 1));
            }
            if (part.stopped() != null) {
                return new WalkPage<>(entries, part.stopped());
            }
        }
        return new WalkPage<>(entries, null);
    }

    private FilteredPart<WalkEntry> part(
            AudienceWalk.Group group, int number, @Nullable WalkCursor start, int wanted, int maxLookups) {
        Boolean shared = group.shared();
        if (shared == null) {
            return new FilteredPart<>(list.entries(group.mutual(), range(start), hidden, wanted), null);
        }
        Audience compared = Objects.requireNonNull(walk.compared());
        if (compared.equals(walk.list())) {
            // everybody is shared with the list itself
            return new FilteredPart<>(
                    shared ? shared(list.entries(null, range(start), hidden, wanted), true) : List.of(), null);
        }
        ListStatements other = new ListStatements(transaction, compared);
        long length = other.degree();
        boolean isShorter = length <= maxLookups && length < list.degree();
        return shared && isShorter
                ? new FilteredPart<>(common(other.users(), start, wanted), null)
                : lookedUp(other, shared, number, start, wanted, maxLookups);
    }

    /** Those of some users who are in the list. */
    private List<WalkEntry> common(List<Long> users, @Nullable WalkCursor start, int wanted) {
        Set<Long> excluded = new HashSet<>(hidden);
        WalkRange range = range(start);
        WalkCursor place = new WalkCursor(0, Micros.instant(range.since()), new UserId(Math.max(1, range.user())));
        List<WalkEntry> entries = list
                .among(users.stream().filter(user -> !excluded.contains(user)).toList())
                .stream()
                .filter(entry ->
                        place.isBefore(entry.since(), entry.user()) && Micros.of(entry.since()) >= range.from())
                .sorted(WalkEntry.NEWEST_FIRST)
                .limit(wanted)
                .toList();
        return shared(entries, true);
    }

    /** Looks up one part of the list after the other in the compared list. */
    private FilteredPart<WalkEntry> lookedUp(
            ListStatements other, boolean shared, int number, @Nullable WalkCursor start, int wanted, int maxLookups) {
        return FilteredPart.read(
                start,
                wanted,
                maxLookups,
                (place, size) -> list.entries(null, range(place), hidden, size),
                entries -> {
                    Set<UserId> common =
                            other
                                    .among(entries.stream()
                                            .map(entry -> entry.user().value())
                                            .toList())
                                    .stream()
                                    .map(WalkEntry::user)
                                    .collect(Collectors.toSet());
                    return shared(
                            entries.stream()
                                    .filter(entry -> common.contains(entry.user()) == shared)
                                    .toList(),
                            shared);
                },
                entry -> new WalkCursor(number, entry.since(), entry.user()));
    }

    private static List<WalkEntry> shared(List<WalkEntry> entries, boolean shared) {
        return entries.stream()
                .map(entry -> new WalkEntry(entry.user(), entry.since(), entry.mutual(), shared))
                .toList();
    }

    private WalkRange range(@Nullable WalkCursor start) {
        return WalkRange.after(start, walk.since(), walk.until());
    }
}
