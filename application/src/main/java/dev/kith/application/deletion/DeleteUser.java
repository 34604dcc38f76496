package dev.kith.application.deletion;

import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Deletes a user. A soft deletion can be followed by a hard one, and by nothing else. */
public final class DeleteUser {

    private final Deletions deletions;
    private final Clock clock;

    public DeleteUser(Deletions deletions, Clock clock) {
        this.deletions = deletions;
        this.clock = clock;
    }

    /** Answers when the user is in no list any more; for an account with a million edges that takes a while. */
    public DeleteUserAnswer handle(UserId user, boolean hard) {
        UserStatus wanted = hard ? UserStatus.HARD_DELETED : UserStatus.SOFT_DELETED;
        UserStatus before = deletions.begin(user, clock.instant(), present -> next(present, wanted));
        return switch (before) {
            case null -> new DeleteUserAnswer.NoSuchUser();
            case HARD_DELETED -> new DeleteUserAnswer.NoSuchUser();
            case SOFT_DELETED -> hard ? finished(user) : new DeleteUserAnswer.AlreadyDeparted();
            case APPROVED, BLOCKED -> finished(user);
        };
    }

    private static @Nullable UserStatus next(UserStatus present, UserStatus wanted) {
        return present == UserStatus.HARD_DELETED || present == wanted ? null : wanted;
    }

    private DeleteUserAnswer finished(UserId user) {
        deletions.finish(user);
        return new DeleteUserAnswer.Departed();
    }
}
