package dev.kith.domain.webhook;

import dev.kith.domain.change.Change;
import dev.kith.domain.change.JournalEntry;
import dev.kith.domain.change.JournalPosition;
import dev.kith.domain.change.Origin;
import dev.kith.domain.change.ResetReason;
import dev.kith.domain.user.UserId;
import java.time.Instant;

/** Entries of the journal. */
final class Entries {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private Entries() {}

    static JournalPosition position(long number) {
        return number == 0 ? JournalPosition.START : new JournalPosition(number, 7);
    }

    private static JournalEntry entry(long number, Change change) {
        return new JournalEntry(position(number), NOON, Origin.KITH, change);
    }

    static JournalEntry follow(long number, long follower, long followee) {
        return entry(number, new Change.FollowCreated(new UserId(follower), new UserId(followee), NOON, false, null));
    }

    static JournalEntry deleted(long number, long user) {
        return entry(number, new Change.UserDeleted(new UserId(user), false, null));
    }

    static JournalEntry reset(long number) {
        return entry(number, new Change.GraphReset(ResetReason.IMPORT));
    }
}
