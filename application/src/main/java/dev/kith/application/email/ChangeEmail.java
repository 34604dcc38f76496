package dev.kith.application.email;

import dev.kith.application.account.AccountKey;
import dev.kith.application.account.Accounts;
import dev.kith.application.attempt.AttemptKey;
import dev.kith.application.attempt.Attempts;
import dev.kith.application.user.EditUserAnswer;
import dev.kith.application.user.SelfAnswer;
import dev.kith.application.user.Users;
import dev.kith.domain.account.Secret;
import dev.kith.domain.account.SecretHash;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.email.EmailChange;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes the e-mail address of a user, at once or after confirmation by a code. A new change cancels the one that
 * waits. The answer does not tell whether another user has the address; that user gets a mail instead. The number of
 * changes is limited for the user, and the number of mails for their receiver.
 */
public final class ChangeEmail {

    /** The address that the user wants, and how to confirm it. */
    public record Request(EmailAddress address, ConfirmationMode mode) {}

    private final Users users;
    private final Accounts accounts;
    private final EmailChanges changes;
    private final Mails mails;
    private final Attempts attempts;
    private final Clock clock;
    private final Duration codeLife;
    private final Supplier<Secret> secrets;

    public ChangeEmail(
            Users users,
            Accounts accounts,
            EmailChanges changes,
            Mails mails,
            Attempts attempts,
            Clock clock,
            Duration codeLife,
            Supplier<Secret> secrets) {
        this.users = users;
        this.accounts = accounts;
        this.changes = changes;
        this.mails = mails;
        this.attempts = attempts;
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

    ChangeEmailAnswer handle(UserId id, EmailAddress address, ConfirmationMode mode) {
        Optional<User> user = users.find(id);
        if (user.isEmpty()) {
            return new ChangeEmailAnswer.NoSuchUser();
        }
        String present = user.get().email();
        if (present != null && EmailAddress.isWellFormed(present) && new EmailAddress(present).isSameAs(address)) {
            return new ChangeEmailAnswer.Unchanged();
        }
        AttemptKey.EmailChangesOf changesOf = new AttemptKey.EmailChangesOf(id);
        Duration wait = attempts.tryAcquire(
                mode == ConfirmationMode.BY_MAILED_CODE
                        ? List.of(changesOf, new AttemptKey.MailTo(address.key()))
                        : List.of(changesOf));
        if (wait != null) {
            return new ChangeEmailAnswer.Throttled(wait);
        }
        return switch (mode) {
            case AT_ONCE -> atOnce(id, address);
            case BY_CODE -> byCode(id, address);
            case BY_MAILED_CODE -> byMailedCode(id, address);
        };
    }

    private ChangeEmailAnswer atOnce(UserId id, EmailAddress address) {
        return switch (users.edit(id, user -> user.withEmail(address.text(), false))) {
            case EditUserAnswer.Edited(var edited) -> {
                changes.withdraw(edited.id());
                yield new ChangeEmailAnswer.Changed();
            }
            case EditUserAnswer.EmailTaken() -> {
                changes.withdraw(id);
                notifyOwnerUnlessOften(address);
                yield new ChangeEmailAnswer.Changed();
            }
            case EditUserAnswer.NoSuchUser() -> new ChangeEmailAnswer.NoSuchUser();
            case EditUserAnswer.UsernameTaken(), EditUserAnswer.ExternalIdTaken() ->
                throw new IllegalStateException("No name was changed");
        };
    }

    private ChangeEmailAnswer byCode(UserId id, EmailAddress address) {
        notifyOwnerUnlessOften(address);
        return await(id, address, null);
    }

    private ChangeEmailAnswer byMailedCode(UserId id, EmailAddress address) {
        Secret mailed = secrets.get();
        mails.send(isTaken(address) ? notice(address) : mailWith(mailed, address));
        return await(id, address, mailed.hash());
    }

    private ChangeEmailAnswer await(UserId id, EmailAddress address, @Nullable SecretHash mailed) {
        Secret code = secrets.get();
        changes.await(
                id,
                new EmailChange(address, code.hash(), mailed, clock.instant().plus(codeLife)));
        return new ChangeEmailAnswer.Waiting(code);
    }

    /** Whether another user has the address. */
    private boolean isTaken(EmailAddress address) {
        return accounts.find(new AccountKey.Mailed(address)).isPresent();
    }

    private void notifyOwnerUnlessOften(EmailAddress address) {
        if (isTaken(address) && attempts.tryAcquire(List.of(new AttemptKey.NoticeTo(address.key()))) == null) {
            mails.send(notice(address));
        }
    }

    private static Mail notice(EmailAddress address) {
        return new Mail(address, "Your e-mail address", """
                Someone wants to use this address for their account. It is the address of your account already.

                Nothing has changed. If it was you, sign in to your account with this address.
                """);
    }

    private static Mail mailWith(Secret code, EmailAddress address) {
        return new Mail(address, "Confirm your e-mail address", """
                Someone, hopefully you, wants to use this address for their account.

                The code that confirms it:

                %s

                It can be used once. If you did not ask for it, do nothing.
                """.formatted(code.text()));
    }
}
