package dev.kith.application.importing;

import dev.kith.application.user.NewUser;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Decides one by one which users an import creates, and gives ids to those without one. */
public final class UserAdmission {

    private long lastId;
    private final Set<Long> ids;
    private final Set<String> usernames;
    private final Set<String> emails;
    private final Set<String> externalIds;

    /** Knows these users and those that it admits itself. */
    public UserAdmission(ExistingUsers existing) {
        lastId = existing.lastId();
        ids = new HashSet<>(existing.keys().ids());
        usernames = new HashSet<>(existing.keys().usernames());
        emails = new HashSet<>(existing.keys().emails());
        externalIds = new HashSet<>(existing.keys().externalIds());
    }

    /**
     * Admits the user unless another has its id, username, e-mail address or external id. A user without an id matches
     * an existing user by username.
     *
     * @param created gets the user if it is admitted
     */
    public UserOutcome admit(NewUser wanted, Consumer<User> created) {
        UserId id = wanted.id();
        String username = wanted.username().key();
        String email = UserKeys.emailKey(wanted.email());
        if (id == null ? usernames.contains(username) : ids.contains(id.value())) {
            return UserOutcome.ALREADY_THERE;
        }
        if (usernames.contains(username)) {
            return UserOutcome.USERNAME_TAKEN;
        }
        if (email != null && emails.contains(email)) {
            return UserOutcome.EMAIL_TAKEN;
        }
        ExternalId externalId = wanted.externalId();
        if (externalId != null && externalIds.contains(externalId.value())) {
            return UserOutcome.EXTERNAL_ID_TAKEN;
        }
        UserId given = id == null ? new UserId(lastId + 1) : id;
        lastId = Math.max(lastId, given.value());
        ids.add(given.value());
        usernames.add(username);
        if (email != null) {
            emails.add(email);
        }
        if (externalId != null) {
            externalIds.add(externalId.value());
        }
        created.accept(wanted.under(given));
        return UserOutcome.CREATED;
    }

    public boolean hasId(long id) {
        return ids.contains(id);
    }

    /** @param key as {@link dev.kith.domain.user.Username#key} */
    public boolean hasUsername(String key) {
        return usernames.contains(key);
    }

    /** The highest id given so far. */
    public long lastId() {
        return lastId;
    }
}
