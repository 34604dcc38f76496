package dev.kith.application.deletion;

import dev.kith.application.audit.AuditLog;
import dev.kith.domain.key.KeyId;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Deletes a user, softly or hard. Only a hard deletion can follow a soft one. */
public final class DeleteUser {

    private final Deletions deletions;
    private final Clock clock;

    public DeleteUser(Deletions deletions, Clock clock) {
        this.deletions = deletions;
        this.clock = clock;
    }

    /**
     * Returns when no list shows the user any more. The time grows with the number of the user's edges. If the store
     * cannot finish now, a later call goes on; so does {@link FinishDeletions}.
     *
     * @param role the caller's
     * @param hard read once the caller may delete the user; an exception it throws is passed on
     */
    public DeleteUserAnswer handle(UserId caller, Role role, UserId user, BooleanSupplier hard) {
        if (!caller.equals(user) && role != Role.ADMIN) {
            return new DeleteUserAnswer.Forbidden();
        }
        boolean isHard = hard.getAsBoolean();
        return delete(caller, user, isHard, () -> AuditLog.accountDeleted(user, caller, isHard));
    }

    /**
     * As {@link #handle(UserId, Role, UserId, BooleanSupplier)}, for a program. The journal names no user who did it.
     *
     * @param key of the program, which may delete every user
     */
    public DeleteUserAnswer handle(KeyId key, UserId user, boolean hard) {
        return delete(null, user, hard, () -> AuditLog.accountDeletedByKey(user, key, hard));
    }

    private DeleteUserAnswer delete(@Nullable UserId actor, UserId user, boolean hard, Runnable audit) {
        UserStatus wanted = hard ? UserStatus.HARD_DELETED : UserStatus.SOFT_DELETED;
        UserStatus before = deletions.begin(user, actor, clock.instant(), present -> next(present, wanted));
        if (before != null && next(before, wanted) != null) {
            audit.run();
        }
        return switch (before) {
            case null -> new DeleteUserAnswer.NoSuchUser();
            case HARD_DELETED -> new DeleteUserAnswer.NoSuchUser();
            case SOFT_DELETED ->
                finish(user, hard ? new DeleteUserAnswer.Deleted() : new DeleteUserAnswer.AlreadyDeleted());
            case APPROVED, BLOCKED -> finish(user, new DeleteUserAnswer.Deleted());
        };
    }

    private static @Nullable UserStatus next(UserStatus present, UserStatus wanted) {
        return present == UserStatus.HARD_DELETED || present == wanted ? null : wanted;
    }

    private DeleteUserAnswer finish(UserId user, DeleteUserAnswer answer) {
        deletions.finish(user);
        return answer;
    }
}
