package dev.kith.application.email;

import dev.kith.application.account.AccountKey;
import dev.kith.application.account.Accounts;
import dev.kith.application.user.EditUserAnswer;
import dev.kith.application.user.SelfAnswer;
import dev.kith.application.user.Users;
import dev.kith.domain.account.Secret;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.email.EmailChange;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Changes the e-mail address of a user, at once or after confirmation by a code. A new change cancels the one that
 * waits.
 */
public final class ChangeEmail {

    /** The address that the user wants, and how to confirm it. */
    public record Request(EmailAddress address, ConfirmationMode mode) {}

    private final Users users;
    private final Accounts accounts;
    private final EmailChanges changes;
    private final Mails mails;
    private final Clock clock;
    private final Duration codeLife;
    private final Supplier<Secret> secrets;

    public ChangeEmail(
            Users users,
            Accounts accounts,
            EmailChanges changes,
            Mails mails,
            Clock clock,
            Duration codeLife,
            Supplier<Secret> secrets) {
        this.users = users;
        this.accounts = accounts;
        this.changes = changes;
        this.mails = mails;
        this.clock = clock;
        this.codeLife = codeLife;
        this.secrets = secrets;
    }

    /** Only the user themself may do this. */
    public SelfAnswer<ChangeEmailAnswer> handle(UserId caller, UserId id, Supplier<Request> request) {
        return SelfAnswer.of(users, caller, id, () -> {
            Request given = request.get();
            return handle(caller, given.address(), given.mode());
        });
    }

    ChangeEmailAnswer handle(UserId id, EmailAddress address, ConfirmationMode manner) {
        Optional<User> user = users.find(id);
        if (user.isEmpty()) {
            return new ChangeEmailAnswer.NoSuchUser();
        }
        String present = user.get().email();
        if (present != null && EmailAddress.isWellFormed(present) && new EmailAddress(present).isSameAs(address)) {
            return new ChangeEmailAnswer.Unchanged();
        }
        return switch (manner) {
            case AT_ONCE -> atOnce(id, address);
            case BY_CODE -> byCode(id, address, false);
            case BY_MAILED_CODE -> byCode(id, address, true);
        };
    }

    private ChangeEmailAnswer atOnce(UserId id, EmailAddress address) {
        return switch (users.edit(id, user -> user.withEmail(address.text(), false))) {
            case EditUserAnswer.Edited(var edited) -> {
                changes.withdraw(edited.id());
                yield new ChangeEmailAnswer.Changed();
            }
            case EditUserAnswer.EmailTaken() -> new ChangeEmailAnswer.Taken();
            case EditUserAnswer.NoSuchUser() -> new ChangeEmailAnswer.NoSuchUser();
            case EditUserAnswer.UsernameTaken() -> throw new IllegalStateException("No name was changed");
        };
    }

    private ChangeEmailAnswer byCode(UserId id, EmailAddress address, boolean mailed) {
        if (accounts.find(new AccountKey.Mailed(address)).isPresent()) {
            return new ChangeEmailAnswer.Taken();
        }
        Secret code = secrets.get();
        changes.await(id, new EmailChange(address, code.hash(), clock.instant().plus(codeLife)));
        if (mailed) {
            mails.send(new Mail(address, "Confirm your e-mail address", """
                    Someone, hopefully you, wants to use this address for their account.

                    The code that confirms it:

                    %s

                    It can be used once. If you did not ask for it, do nothing.
                    """.formatted(code.text())));
        }
        return new ChangeEmailAnswer.Waiting(code);
    }
}
