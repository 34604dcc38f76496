package dev.kith.application.operator;

import dev.kith.application.account.Accounts;
import dev.kith.application.account.PasswordHashes;
import dev.kith.application.audit.AuditLog;
import dev.kith.application.user.Users;
import dev.kith.domain.account.Password;
import dev.kith.domain.account.PasswordHash;
import dev.kith.domain.account.PasswordPolicyViolation;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import java.time.Clock;

/**
 * The operator gives a user a new password, without knowing the present one. It ends all sessions and tokens of the
 * user.
 */
public final class ResetPassword {

    public sealed interface Answer {

        record Reset() implements Answer {}

        record Weak(PasswordPolicyViolation why) implements Answer {}

        /** No user has the id, or the user is deleted. */
        record NoSuchUser() implements Answer {}
    }

    private final Accounts accounts;
    private final Users users;
    private final PasswordHashes hashes;
    private final Clock clock;

    public ResetPassword(Accounts accounts, Users users, PasswordHashes hashes, Clock clock) {
        this.accounts = accounts;
        this.users = users;
        this.hashes = hashes;
        this.clock = clock;
    }

    public Answer handle(UserId user, Password next) {
        PasswordPolicyViolation violation = PasswordPolicyViolation.of(next);
        if (violation != null) {
            return new Answer.Weak(violation);
        }
        PasswordHash hash = hashes.of(next);
        while (users.find(user).filter(User::isUndeleted).isPresent()) {
            PasswordHash present = accounts.password(user).orElse(null);
            switch (accounts.replacePassword(user, present, hash, clock.instant())) {
                case REPLACED -> {
                    AuditLog.passwordReset(user);
                    return new Answer.Reset();
                }
                case SUPERSEDED -> {
                    // the user changed the password or was deleted meanwhile, so look again
                }
            }
        }
        return new Answer.NoSuchUser();
    }
}
