package dev.kith.application.operator;

import dev.kith.application.audit.AuditLog;
import dev.kith.application.user.EditUserAnswer;
import dev.kith.application.user.Users;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import java.util.Optional;

/** The operator blocks a user, or lifts the block. */
public final class BlockUser {

    private final Users users;

    public BlockUser(Users users) {
        this.users = users;
    }

    /**
     * A deleted user stays deleted.
     *
     * @param next blocked or approved
     * @return the status of the user afterwards, empty if no user has the id
     */
    public Optional<UserStatus> handle(UserId id, UserStatus next) {
        EditUserAnswer answer = users.edit(id, user -> user.status().isDeleted() ? user : user.withStatus(next, null));
        return switch (answer) {
            case EditUserAnswer.Edited(var user) -> {
                switch (user.status()) {
                    case BLOCKED -> AuditLog.accountBlocked(id);
                    case APPROVED -> AuditLog.accountUnblocked(id);
                    case SOFT_DELETED, HARD_DELETED -> {}
                }
                yield Optional.of(user.status());
            }
            case EditUserAnswer.NoSuchUser() -> Optional.empty();
            case EditUserAnswer.UsernameTaken(), EditUserAnswer.EmailTaken(), EditUserAnswer.ExternalIdTaken() ->
                throw new IllegalStateException("The status of " + id + " is no name");
        };
    }
}
