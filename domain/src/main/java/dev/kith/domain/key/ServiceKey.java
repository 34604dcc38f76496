package dev.kith.domain.key;

import dev.kith.domain.account.SecretHash;
import dev.kith.domain.text.TextRule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A key by which a program calls the graph API, without its secret.
 *
 * @param name what the operator calls it; stored in Unicode form NFC
 * @param scopes at least one
 * @param expires null if it does not expire
 * @param used the last use, to the minute; null if it was never used
 * @param revoked null if it is not revoked
 * @param secrets the newest last; two while a rotation lasts
 * @param createdBy the key that made it, and whose revocation revokes it too; null if an operator made it
 */
public record ServiceKey(
        KeyId id,
        String name,
        Set<KeyScope> scopes,
        Instant created,
        @Nullable Instant expires,
        @Nullable Instant used,
        @Nullable Instant revoked,
        List<KeySecret> secrets,
        @Nullable KeyId createdBy) {

    public static final TextRule NAME = TextRule.line(100);

    public ServiceKey {
        if (!(NAME.check(name) instanceof TextRule.Answer.Accepted(String text)) || text.isEmpty()) {
            throw new IllegalArgumentException("Not a name for a key: " + name);
        }
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("A key has one scope at least");
        }
        name = text;
        scopes = Collections.unmodifiableSet(new TreeSet<>(scopes));
        secrets = List.copyOf(secrets);
    }

    /** One line that is not blank. */
    public static boolean isWellNamed(String name) {
        return !name.isBlank() && NAME.check(name) instanceof TextRule.Answer.Accepted;
    }

    public boolean allows(KeyScope wanted) {
        return scopes.stream().anyMatch(held -> held.includes(wanted));
    }

    /** A scope of these that the key does not include; empty if it includes all. */
    public Optional<KeyScope> missing(Set<KeyScope> wanted) {
        return wanted.stream().filter(scope -> !allows(scope)).sorted().findFirst();
    }

    /** What the key is good for at a moment, to who has a secret with this hash. Others learn nothing about the key. */
    public KeyState state(SecretHash presented, Instant now) {
        KeySecret secret = secrets.stream()
                .filter(kept -> kept.hash().matches(presented))
                .findFirst()
                .orElse(null);
        if (secret == null) {
            return KeyState.UNKNOWN;
        }
        if (revoked != null) {
            return KeyState.REVOKED;
        }
        return secret.isValidAt(now) && (expires == null || now.isBefore(expires)) ? KeyState.VALID : KeyState.EXPIRED;
    }

    /** When the key stopped being valid; empty if it is valid. */
    public Optional<Instant> endedAt(Instant now) {
        return Stream.of(revoked, expires)
                .filter(end -> end != null && !end.isAfter(now))
                .min(Comparator.naturalOrder());
    }

    /** Adds a secret. The newest of the present ones counts for a while longer, and no other. */
    public ServiceKey rotated(SecretHash next, Instant now, Duration overlap) {
        List<KeySecret> both = Stream.of(secrets.getLast().endingAt(now.plus(overlap)), new KeySecret(next, null))
                .toList();
        return new ServiceKey(id, name, scopes, created, expires, used, revoked, both, createdBy);
    }

    public ServiceKey revokedAt(Instant now) {
        return new ServiceKey(
                id, name, scopes, created, expires, used, revoked == null ? now : revoked, secrets, createdBy);
    }

    /** Whether a use now is worth noting. */
    public boolean isUseNewAt(Instant now) {
        return used == null || used.isBefore(now.truncatedTo(ChronoUnit.MINUTES));
    }

    public ServiceKey usedAt(Instant now) {
        return isUseNewAt(now)
                ? new ServiceKey(
                        id,
                        name,
                        scopes,
                        created,
                        expires,
                        now.truncatedTo(ChronoUnit.MINUTES),
                        revoked,
                        secrets,
                        createdBy)
                : this;
    }
}
