package dev.kith.neo4j.journal;

import dev.kith.domain.change.Cause;
import dev.kith.domain.change.Change;
import dev.kith.domain.change.ResetReason;
import dev.kith.domain.change.UserField;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.Micros;
import dev.kith.neo4j.spi.Row;
import dev.kith.neo4j.spi.Statements;
import dev.kith.neo4j.spi.journal.JournalField;
import dev.kith.neo4j.spi.journal.JournalKind;
import dev.kith.neo4j.spi.journal.JournalRow;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Changes as rows of numbers. The numbers are in every database, so they never change. */
public final class ChangeRows {

    /** The detail of a type with a cause is the place in this list, which only grows at its end. */
    private static final List<Cause> CAUSES =
            List.of(Cause.UNKNOWN, Cause.UNFOLLOW, Cause.REMOVED, Cause.HIDE, Cause.ACCEPTED, Cause.MET, Cause.DIRECT);

    /** The actor is mostly one of the two users, whose ids would take more space. Another actor is 2 plus the id. */
    private static final long SECOND_USER = 2;

    private ChangeRows() {}

    /** Adds a change to the journal as part of its transaction. */
    public static void record(Statements transaction, Change change) {
        transaction.record(row(change));
    }

    /** The row of a change, from which {@link #change} makes the change again. */
    public static JournalRow row(Change change) {
        return switch (change) {
            case Change.FollowCreated(UserId follower, UserId followee, Instant since, boolean mutual, var actor) ->
                row(JournalKind.FOLLOW_CREATED, mutual ? 1 : 0, follower, followee, since, actor);
            case Change.FollowDeleted(
                    UserId follower,
                    UserId followee,
                    Instant since,
                    boolean wasMutual,
                    Cause cause,
                    var actor) ->
                row(
                        wasMutual ? JournalKind.MUTUAL_FOLLOW_DELETED : JournalKind.FOLLOW_DELETED,
                        CAUSES.indexOf(cause),
                        follower,
                        followee,
                        since,
                        actor);
            case Change.RequestCreated(UserId from, UserId to, Instant created, var actor) ->
                row(JournalKind.REQUEST_CREATED, 0, from, to, created, actor);
            case Change.RequestRejected(UserId from, UserId to, var actor) ->
                row(JournalKind.REQUEST_REJECTED, 0, from, to, null, actor);
            case Change.RequestRestored(UserId from, UserId to, var actor) ->
                row(JournalKind.REQUEST_RESTORED, 0, from, to, null, actor);
            case Change.RequestCancelled(UserId from, UserId to, Cause cause, var actor) ->
                row(JournalKind.REQUEST_CANCELLED, CAUSES.indexOf(cause), from, to, null, actor);
            case Change.ConnectionCreated(UserId low, UserId high, Instant since, Cause cause, var actor) ->
                row(JournalKind.CONNECTION_CREATED, CAUSES.indexOf(cause), low, high, since, actor);
            case Change.ConnectionDeleted(UserId low, UserId high, Instant since, Cause cause, var actor) ->
                row(JournalKind.CONNECTION_DELETED, CAUSES.indexOf(cause), low, high, since, actor);
            case Change.HideCreated(UserId hider, UserId hidden, Instant since, var actor) ->
                row(JournalKind.HIDE_CREATED, 0, hider, hidden, since, actor);
            case Change.HideDeleted(UserId hider, UserId hidden, var actor) ->
                row(JournalKind.HIDE_DELETED, 0, hider, hidden, null, actor);
            case Change.UserCreated(UserId user, var actor) -> ofUser(JournalKind.USER_CREATED, 0, user, 0, actor);
            case Change.UserUpdated(UserId user, Set<UserField> fields, var actor) ->
                ofUser(JournalKind.USER_UPDATED, 0, user, bits(fields), actor);
            case Change.UserDeleted(UserId user, boolean erased, var actor) ->
                ofUser(JournalKind.USER_DELETED, erased ? 1 : 0, user, 0, actor);
            case Change.GraphReset(ResetReason reason) ->
                new JournalRow(JournalKind.of(JournalKind.GRAPH_RESET, detail(reason)), 0, 0, null, JournalRow.NOBODY);
        };
    }

    private static JournalRow row(
            int type, int detail, UserId one, UserId other, @Nullable Instant since, @Nullable UserId actor) {
        return new JournalRow(
                JournalKind.of(type, detail),
                one.value(),
                other.value(),
                Micros.ofNullable(since),
                actor(actor, one.value(), other.value()));
    }

    private static JournalRow ofUser(int type, int detail, UserId user, long other, @Nullable UserId actor) {
        return new JournalRow(
                JournalKind.of(type, detail), user.value(), other, null, actor(actor, user.value(), user.value()));
    }

    private static long actor(@Nullable UserId actor, long one, long other) {
        if (actor == null) {
            return JournalRow.NOBODY;
        }
        return actor.value() == one
                ? JournalRow.BY_ONE
                : actor.value() == other ? SECOND_USER : SECOND_USER + actor.value();
    }

    private static int detail(ResetReason reason) {
        return switch (reason) {
            case IMPORT -> 0;
            case TOO_LARGE -> JournalKind.TOO_LARGE;
            case BY_HAND -> 2;
            case EVENTS_OFF -> 3;
        };
    }

    private static long bit(UserField field) {
        return switch (field) {
            case USERNAME -> JournalField.USERNAME;
            case NAME -> JournalField.NAME;
            case BIO -> JournalField.BIO;
            case WEBSITE -> JournalField.WEBSITE;
            case PICTURE -> JournalField.PICTURE;
            case STATUS -> JournalField.STATUS;
            case LISTS -> JournalField.LISTS;
            case PROFILE -> JournalField.PROFILE;
            case ACCOUNT -> JournalField.ACCOUNT;
            case POSTS -> JournalField.POSTS;
        };
    }

    private static long bits(Collection<UserField> fields) {
        return fields.stream().mapToLong(ChangeRows::bit).sum();
    }

    /**
     * The changes of a page of the journal, in order.
     *
     * @param page the properties of its node
     */
    public static List<Change> changes(Row page) {
        List<Long> kinds = page.numbersOrEmpty("kinds");
        List<Long> one = page.numbersOrEmpty("one");
        List<Long> other = page.numbersOrEmpty("other");
        List<Long> age = page.numbersOrEmpty("age");
        List<Long> actor = page.numbersOrEmpty("actor");
        long at = page.number("at");
        return IntStream.range(0, kinds.size())
                .mapToObj(index -> change(new JournalRow(
                        kinds.get(index),
                        one.get(index),
                        other.get(index),
                        at - (age.isEmpty() ? JournalRow.NEW : age.get(index)),
                        actor.isEmpty() ? JournalRow.BY_ONE : actor.get(index))))
                .toList();
    }

    /**
     * The change of a row.
     *
     * @throws IllegalStateException if no Kith of this version or an earlier one wrote it
     */
    public static Change change(JournalRow row) {
        int type = (int) (row.kind() % JournalKind.DETAIL);
        int detail = (int) (row.kind() / JournalKind.DETAIL);
        return switch (type) {
            case JournalKind.FOLLOW_CREATED ->
                new Change.FollowCreated(one(row), other(row), since(row), detail == 1, actor(row));
            case JournalKind.FOLLOW_DELETED ->
                new Change.FollowDeleted(one(row), other(row), since(row), false, cause(detail), actor(row));
            case JournalKind.MUTUAL_FOLLOW_DELETED ->
                new Change.FollowDeleted(one(row), other(row), since(row), true, cause(detail), actor(row));
            case JournalKind.REQUEST_CREATED -> new Change.RequestCreated(one(row), other(row), since(row), actor(row));
            case JournalKind.REQUEST_REJECTED -> new Change.RequestRejected(one(row), other(row), actor(row));
            case JournalKind.REQUEST_RESTORED -> new Change.RequestRestored(one(row), other(row), actor(row));
            case JournalKind.REQUEST_CANCELLED ->
                new Change.RequestCancelled(one(row), other(row), cause(detail), actor(row));
            case JournalKind.CONNECTION_CREATED ->
                new Change.ConnectionCreated(one(row), other(row), since(row), cause(detail), actor(row));
            case JournalKind.CONNECTION_DELETED ->
                new Change.ConnectionDeleted(one(row), other(row), since(row), cause(detail), actor(row));
            case JournalKind.HIDE_CREATED -> new Change.HideCreated(one(row), other(row), since(row), actor(row));
            case JournalKind.HIDE_DELETED -> new Change.HideDeleted(one(row), other(row), actor(row));
            case JournalKind.USER_CREATED -> new Change.UserCreated(one(row), actor(row));
            case JournalKind.USER_UPDATED -> new Change.UserUpdated(one(row), fields(row.other()), actor(row));
            case JournalKind.USER_DELETED -> new Change.UserDeleted(one(row), detail == 1, actor(row));
            case JournalKind.GRAPH_RESET -> new Change.GraphReset(reason(detail));
            default -> throw new IllegalStateException("Unknown kind of journal entry: " + row.kind());
        };
    }

    private static UserId one(JournalRow row) {
        return new UserId(row.one());
    }

    private static UserId other(JournalRow row) {
        return new UserId(row.other());
    }

    private static Instant since(JournalRow row) {
        return Micros.instant(Objects.requireNonNull(row.since()));
    }

    private static Cause cause(int detail) {
        return CAUSES.get(detail);
    }

    private static @Nullable UserId actor(JournalRow row) {
        long actor = row.actor();
        if (actor == JournalRow.NOBODY) {
            return null;
        }
        return actor == JournalRow.BY_ONE
                ? one(row)
                : actor == SECOND_USER ? other(row) : new UserId(actor - SECOND_USER);
    }

    private static Set<UserField> fields(long bits) {
        return Arrays.stream(UserField.values())
                .filter(field -> (bits & bit(field)) != 0)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static ResetReason reason(int detail) {
        return Arrays.stream(ResetReason.values())
                .filter(reason -> detail(reason) == detail)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Unknown reason of a reset in the journal: " + detail));
    }
}
