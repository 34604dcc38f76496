package dev.kith.application.registry;

import dev.kith.application.Overloaded;
import dev.kith.application.reference.ResolveReferences;
import dev.kith.application.user.CreateUserAnswer;
import dev.kith.application.user.NewUser;
import dev.kith.application.user.Users;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserReference;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Finds the users with some external ids. An id that nobody has makes a new user, with an empty profile. */
public final class ProvideUsers {

    /** Other requests may create or erase a user between the look-up and the creation. */
    private static final int MAX_ATTEMPTS = 10;

    private final Users users;
    private final ResolveReferences resolveReferences;
    private final Clock clock;
    private final Supplier<UUID> uuids;

    public ProvideUsers(Users users, Clock clock, Supplier<UUID> uuids) {
        this.users = users;
        this.resolveReferences = new ResolveReferences(users);
        this.clock = clock;
        this.uuids = uuids;
    }

    /** Every external id has an answer. A soft-deleted user is found, and is not created again. */
    public Map<ExternalId, UserId> handle(Collection<ExternalId> externalIds) {
        Map<ExternalId, UserId> provided = new HashMap<>();
        Set<ExternalId> unknown = new LinkedHashSet<>(externalIds);
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            resolveReferences
                    .handle(unknown.stream()
                            .<UserReference.Key>map(UserReference.ByExternalId::new)
                            .toList())
                    .forEach((key, id) -> {
                        if (key instanceof UserReference.ByExternalId(var externalId)) {
                            provided.put(externalId, id);
                        }
                    });
            unknown.removeAll(provided.keySet());
            provided.putAll(create(List.copyOf(unknown)));
            unknown.removeAll(provided.keySet());
            if (unknown.isEmpty()) {
                return provided;
            }
        }
        throw new Overloaded("Other requests create and delete the users at the same time.");
    }

    /** Without those whom another request has created by now: the next look-up finds them. */
    private Map<ExternalId, UserId> create(List<ExternalId> externalIds) {
        List<NewUser> blank = externalIds.stream()
                .map(externalId -> NewUser.blank(uuids.get(), externalId, clock.instant()))
                .toList();
        Map<ExternalId, UserId> created = new HashMap<>();
        for (int start = 0; start < blank.size(); start += Users.MAX_NEW) {
            List<CreateUserAnswer> answers =
                    users.createAll(blank.subList(start, Math.min(blank.size(), start + Users.MAX_NEW)));
            for (int index = 0; index < answers.size(); index++) {
                if (answers.get(index) instanceof CreateUserAnswer.Created(var user)) {
                    created.put(externalIds.get(start + index), user.id());
                }
            }
        }
        return created;
    }
}
