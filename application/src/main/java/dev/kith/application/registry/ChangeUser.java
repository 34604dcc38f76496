package dev.kith.application.registry;

import dev.kith.application.audit.AuditLog;
import dev.kith.application.user.EditUserAnswer;
import dev.kith.application.user.Users;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes a user on behalf of the app whose user it is. An external id that is set stays. */
public final class ChangeUser {

    private final Users users;

    public ChangeUser(Users users) {
        this.users = users;
    }

    /** @param change may run more than once; it keeps the ids, the role and whether the user is deleted */
    public SaveUserAnswer handle(UserId id, UserCondition condition, UnaryOperator<User> change) {
        Attempt attempt = new Attempt(condition, change);
        EditUserAnswer answer = users.edit(id, attempt);
        if (attempt.refusal != null) {
            return attempt.refusal;
        }
        return switch (answer) {
            case EditUserAnswer.Edited(User user) -> {
                audit(user, attempt.before);
                yield new SaveUserAnswer.Saved(user, !user.equals(attempt.before));
            }
            case EditUserAnswer.NoSuchUser() -> new SaveUserAnswer.NoSuchUser();
            case EditUserAnswer.UsernameTaken() -> new SaveUserAnswer.UsernameTaken();
            case EditUserAnswer.ExternalIdTaken() -> new SaveUserAnswer.ExternalIdTaken();
            case EditUserAnswer.EmailTaken() -> throw new IllegalStateException("No address was changed");
        };
    }

    private static void audit(User user, @Nullable User before) {
        if (before != null && before.status() != user.status()) {
            if (user.status() == UserStatus.BLOCKED) {
                AuditLog.accountBlocked(user.id());
            } else {
                AuditLog.accountUnblocked(user.id());
            }
        }
    }

    /** The change as the store runs it. Of several runs the last one counts. */
    private static final class Attempt implements UnaryOperator<User> {

        private final UserCondition condition;
        private final UnaryOperator<User> change;
        private @Nullable User before;
        private SaveUserAnswer.@Nullable Refused refusal;

        Attempt(UserCondition condition, UnaryOperator<User> change) {
            this.condition = condition;
            this.change = change;
        }

        @Override
        public User apply(User user) {
            User after = change.apply(user);
            before = user;
            refusal = refusal(user, after);
            return refusal == null ? after : user;
        }

        private SaveUserAnswer.@Nullable Refused refusal(User user, User after) {
            if (!user.isUndeleted()) {
                return new SaveUserAnswer.Deleted();
            }
            if (!condition.allows().test(user)) {
                return new SaveUserAnswer.ConditionFailed();
            }
            ExternalId fixed = user.externalId();
            return fixed == null || fixed.equals(after.externalId()) ? null : new SaveUserAnswer.ExternalIdFixed();
        }
    }
}
