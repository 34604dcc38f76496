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

    /** How much longer than the one before a part of the list is that is looked up in the compared list. */
    private static final int GROWTH = 4;

    /**
     * A part of a group.
     *
     * @param stopped the place where the look-ups were exhausted, null if they were not
     */
    private record Part(List<WalkEntry> entries, @Nullable WalkCursor stopped) {}

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

    WalkPage page(@Nullable WalkCursor after, int limit, int maxLookups) {
        List<AudienceWalk.Group> groups = walk.groups();
        List<WalkEntry> entries = new ArrayList<>();
        List<WalkCursor> places = new ArrayList<>();
        for (int number = after == null ? 0 : after.group(); number < groups.size(); number++) {
            WalkCursor start = (after != null && after.group() == number) ? after : null;
            Part part = part(groups.get(number), number, start, limit + 1 - entries.size(), maxLookups);
            for (WalkEntry entry : part.entries) {
                entries.add(entry);
                places.add(new WalkCursor(number, entry.since(), entry.user()));
            }
            if (entries.size() > limit) {
                return new WalkPage(entries.subList(0, limit), places.get(limit - 1));
            }
            if (part.stopped != null) {
                return new WalkPage(entries, part.stopped);
            }
        }
        return new WalkPage(entries, null);
    }

    private Part part(AudienceWalk.Group group, int number, @Nullable WalkCursor start, int wanted, int maxLookups) {
        Boolean shared = group.shared();
        if (shared == null) {
            return new Part(list.entries(group.mutual(), range(start), hidden, wanted), null);
        }
        Audience compared = Objects.requireNonNull(walk.compared());
        if (compared.equals(walk.list())) {
            // everybody is shared with the list itself
            return new Part(shared ? shared(list.entries(null, range(start), hidden, wanted), true) : List.of(), null);
        }
        ListStatements other = new ListStatements(transaction, compared);
        long length = other.degree();
        boolean isShorter = length <= maxLookups && length < list.degree();
        return shared && isShorter
                ? new Part(common(other.users(), start, wanted), null)
                : lookedUp(other, shared, number, start, wanted, maxLookups);
    }

    /** Those of some users who are in the list. */
    private List<WalkEntry> common(List<Long> users, @Nullable WalkCursor start, int wanted) {
        Set<Long> excluded = new HashSet<>(hidden);
        ListStatements.Range range = range(start);
        WalkCursor place = new WalkCursor(0, Micros.instant(range.since()), new UserId(Math.max(1, range.user())));
        List<WalkEntry> entries = list
                .among(users.stream().filter(user -> !excluded.contains(user)).toList())
                .stream()
                .filter(entry -> place.isBefore(entry) && Micros.of(entry.since()) >= range.from())
                .sorted(WalkEntry.NEWEST_FIRST)
                .limit(wanted)
                .toList();
        return shared(entries, true);
    }

    /** Looks up one part of the list after the other in the compared list. */
    private Part lookedUp(
            ListStatements other, boolean shared, int number, @Nullable WalkCursor start, int wanted, int maxLookups) {
        List<WalkEntry> found = new ArrayList<>();
        WalkCursor place = start;
        int lookups = 0;
        int size = wanted;
        while (true) {
            size = Math.min(size, maxLookups - lookups);
            List<WalkEntry> read = list.entries(null, range(place), hidden, size);
            Set<UserId> common = other
                    .among(read.stream().map(entry -> entry.user().value()).toList())
                    .stream()
                    .map(WalkEntry::user)
                    .collect(Collectors.toSet());
            read.stream()
                    .filter(entry -> common.contains(entry.user()) == shared)
                    .limit(wanted - found.size())
                    .forEach(found::add);
            if (read.size() < size || found.size() == wanted) {
                return new Part(shared(found, shared), null);
            }
            lookups += size;
            place = new WalkCursor(
                    number, read.getLast().since(), read.getLast().user());
            if (lookups >= maxLookups) {
                return new Part(shared(found, shared), place);
            }
            size *= GROWTH;
        }
    }

    private static List<WalkEntry> shared(List<WalkEntry> entries, boolean shared) {
        return entries.stream()
                .map(entry -> new WalkEntry(entry.user(), entry.since(), entry.mutual(), shared))
                .toList();
    }

    private ListStatements.Range range(@Nullable WalkCursor start) {
        long from = walk.since() == null ? Long.MIN_VALUE : Micros.of(walk.since());
        long until = walk.until() == null ? Long.MAX_VALUE : Micros.of(walk.until());
        // no user has the id 0
        boolean isFirst = start == null || Micros.of(start.since()) >= until;
        return start == null || isFirst
                ? new ListStatements.Range(until, 0, from)
                : new ListStatements.Range(
                        Micros.of(start.since()), start.user().value(), from);
    }
}
