package dev.kith.application.account;

import dev.kith.domain.user.UserId;

/** Whether a user has a password. Users who sign in elsewhere have none. */
public final class HasPassword {

    private final Accounts accounts;

    public HasPassword(Accounts accounts) {
        this.accounts = accounts;
    }

    public boolean handle(UserId user) {
        return accounts.password(user).isPresent();
    }
}
