package dev.kith.application.importing;

import dev.kith.application.user.NewUser;
import dev.kith.domain.email.EmailAddress;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What no two users may share.
 *
 * @param usernames as {@link dev.kith.domain.user.Username#key}
 * @param emails as {@link #emailKey}
 */
public record UserKeys(Set<Long> ids, Set<String> usernames, Set<String> emails, Set<String> externalIds) {

    /** The keys of these users. A user without an id, an e-mail address or an external id adds none. */
    public static UserKeys of(Collection<NewUser> users) {
        UserKeys keys = new UserKeys(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
        for (NewUser user : users) {
            if (user.id() != null) {
                keys.ids.add(user.id().value());
            }
            keys.usernames.add(user.username().key());
            String email = emailKey(user.email());
            if (email != null) {
                keys.emails.add(email);
            }
            if (user.externalId() != null) {
                keys.externalIds.add(user.externalId().value());
            }
        }
        return keys;
    }

    /** The form in which two e-mail addresses are compared; null for null. */
    public static @Nullable String emailKey(@Nullable String email) {
        return email == null ? null : EmailAddress.keyOf(email);
    }
}
