package dev.kith.application.registry;

import dev.kith.application.reference.ResolveReferences;
import dev.kith.application.user.Users;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserReference;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the user with an external id, for whom another server has issued a token. */
public final class FindExternalUser {

    private final Users users;
    private final ResolveReferences resolveReferences;
    private final ProvideUsers provideUsers;

    public FindExternalUser(Users users, Clock clock, Supplier<UUID> uuids) {
        this.users = users;
        this.resolveReferences = new ResolveReferences(users);
        this.provideUsers = new ProvideUsers(users, clock, uuids);
    }

    /**
     * @param createsUser whether an external id that nobody has makes a new user, with an empty profile
     * @return empty if nobody has the external id, or who has it is deleted
     */
    public Optional<User> handle(ExternalId externalId, boolean createsUser) {
        return Optional.ofNullable(createsUser ? provided(externalId) : found(externalId))
                .flatMap(users::find)
                .filter(User::isUndeleted);
    }

    private @Nullable UserId provided(ExternalId externalId) {
        return provideUsers.handle(List.of(externalId)).get(externalId);
    }

    private @Nullable UserId found(ExternalId externalId) {
        UserReference.Key key = new UserReference.ByExternalId(externalId);
        return resolveReferences.handle(List.of(key)).get(key);
    }
}
