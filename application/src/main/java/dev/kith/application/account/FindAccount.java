package dev.kith.application.account;

import dev.kith.application.user.Users;
import dev.kith.domain.user.UserSummary;
import java.util.List;
import java.util.Optional;

/** Finds one account by a name, an e-mail address or an external id. */
public final class FindAccount {

    private final Accounts accounts;
    private final Users users;

    public FindAccount(Accounts accounts, Users users) {
        this.accounts = accounts;
        this.users = users;
    }

    public Optional<UserSummary> handle(AccountKey key) {
        return accounts.find(key)
                .flatMap(user -> users.summaries(List.of(user.id())).stream().findFirst());
    }
}
