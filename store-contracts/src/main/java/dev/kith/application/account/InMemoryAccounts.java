package dev.kith.application.account;

import dev.kith.application.user.CreateUserAnswer;
import dev.kith.application.user.InMemoryUsers;
import dev.kith.application.user.NewUser;
import dev.kith.domain.account.PasswordHash;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

public final class InMemoryAccounts implements Accounts {

    private final InMemoryPrivacy kept;

    public InMemoryAccounts(InMemoryPrivacy kept) {
        this.kept = kept;
    }

    @Override
    public Optional<User> find(AccountKey key) {
        synchronized (kept.graph) {
            return kept.graph.users.values().stream()
                    .filter(user -> user.status() != UserStatus.HARD_DELETED)
                    .filter(user -> switch (key) {
                        case AccountKey.Named(var name) -> user.username().key().equals(name.key());
                        case AccountKey.Mailed(var address) ->
                            user.email() != null && new EmailAddress(user.email()).isSameAs(address);
                        case AccountKey.External(var id) -> Objects.equals(user.externalId(), id);
                    })
                    .findFirst();
        }
    }

    @Override
    public Optional<PasswordHash> password(UserId user) {
        synchronized (kept.graph) {
            return kept.isHere(user) ? Optional.ofNullable(kept.passwords.get(user)) : Optional.empty();
        }
    }

    @Override
    public CreateUserAnswer create(NewUser user, PasswordHash password) {
        synchronized (kept.graph) {
            CreateUserAnswer creation = new InMemoryUsers(kept.graph).create(user);
            if (creation instanceof CreateUserAnswer.Created(var created)) {
                kept.passwords.put(created.id(), password);
            }
            return creation;
        }
    }

    @Override
    public ReplacePasswordAnswer replacePassword(
            UserId user, @Nullable PasswordHash present, PasswordHash next, Instant now) {
        synchronized (kept.graph) {
            if (!kept.isHere(user) || !Objects.equals(kept.passwords.get(user), present)) {
                return ReplacePasswordAnswer.SUPERSEDED;
            }
            kept.passwords.put(user, next);
            kept.endAccess(user);
            kept.graph.users.computeIfPresent(user, (id, found) -> found.withTokensValidFrom(now));
            return ReplacePasswordAnswer.REPLACED;
        }
    }
}
