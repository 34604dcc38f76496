package dev.kith.neo4j.walk;

import dev.kith.domain.audience.AudienceKind;
import dev.kith.domain.walk.Audience;
import dev.kith.domain.walk.AudienceWalk;
import dev.kith.domain.walk.WalkEntry;
import dev.kith.neo4j.HiddenUsers;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.spi.Statements;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the users that a walk shows, in one transaction. */
final class WalkCounter {

    private final Statements transaction;
    private final AudienceWalk walk;
    private final int maxCounted;
    private final ListStatements list;
    private final List<Long> hidden;
    private final long from;
    private final long until;

    /** @param maxCounted the most entries of a range, or users of a list, that are read */
    WalkCounter(Statements transaction, AudienceWalk walk, int maxCounted) {
        this.transaction = transaction;
        this.walk = walk;
        this.maxCounted = maxCounted;
        this.list = new ListStatements(transaction, walk.list());
        this.hidden = HiddenUsers.by(transaction, walk.viewer());
        this.from = WalkRange.from(walk.since());
        this.until = WalkRange.until(walk.until());
    }

    OptionalLong count() {
        Boolean shared = walk.shared();
        Audience compared = walk.compared();
        if (shared == null || compared == null) {
            return minus(inTime(), inTime(list.among(hidden)).size());
        }
        if (compared.equals(walk.list())) {
            return shared ? minus(inTime(), inTime(list.among(hidden)).size()) : OptionalLong.of(0);
        }
        OptionalLong common = common(compared);
        if (shared || common.isEmpty()) {
            return common;
        }
        return minus(inTime(), inTime(list.among(hidden)).size() + common.getAsLong());
    }

    private static OptionalLong minus(OptionalLong all, long some) {
        // the two may be of two moments
        return all.isEmpty() ? all : OptionalLong.of(Math.max(0, all.getAsLong() - some));
    }

    /** The entries in the time of the walk that are mutual or not, as the walk says, also hidden ones. */
    private OptionalLong inTime() {
        Boolean mutual = walk.mutual();
        boolean isWhole = walk.since() == null && walk.until() == null;
        if (mutual == null) {
            return isWhole ? OptionalLong.of(list.degree()) : sum(range(0), range(1));
        }
        OptionalLong counted = range(mutual ? 0 : 1);
        if (counted.isPresent() || !isWhole) {
            return counted;
        }
        OptionalLong others = range(mutual ? 1 : 0);
        return others.isEmpty() ? others : OptionalLong.of(list.degree() - others.getAsLong());
    }

    private static OptionalLong sum(OptionalLong one, OptionalLong other) {
        return (one.isEmpty() || other.isEmpty())
                ? OptionalLong.empty()
                : OptionalLong.of(one.getAsLong() + other.getAsLong());
    }

    /** Empty for a range with too many entries. */
    private OptionalLong range(int range) {
        long count = list.count(range, from, until, maxCounted + 1L);
        return count > maxCounted ? OptionalLong.empty() : OptionalLong.of(count);
    }

    /** The visible users who are in both lists; empty if both are too long. */
    private OptionalLong common(Audience compared) {
        ListStatements other = new ListStatements(transaction, compared);
        long own = list.degree();
        long others = other.degree();
        if (Math.min(own, others) > maxCounted) {
            return OptionalLong.empty();
        }
        Set<Long> excluded = new HashSet<>(hidden);
        List<Long> shorter = (own <= others ? list : other)
                .users().stream().filter(user -> !excluded.contains(user)).toList();
        List<Long> both = own <= others
                ? other.among(shorter).stream()
                        .map(entry -> entry.user().value())
                        .toList()
                : shorter;
        return OptionalLong.of(inTime(list.among(both)).size());
    }

    private List<WalkEntry> inTime(List<WalkEntry> entries) {
        return entries.stream().filter(this::isInTime).toList();
    }

    private boolean isInTime(WalkEntry entry) {
        long time = Micros.of(entry.since());
        return time >= from && time < until && isOfGroup(walk.mutual(), entry);
    }

    private boolean isOfGroup(@Nullable Boolean mutual, WalkEntry entry) {
        return mutual == null || walk.list().kind() == AudienceKind.CONNECTIONS || mutual.equals(entry.mutual());
    }
}
