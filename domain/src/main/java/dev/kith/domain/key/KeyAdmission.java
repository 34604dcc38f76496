package dev.kith.domain.key;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Decides whether a key may be added to those that exist, and which of those that ended are forgotten then. */
public sealed interface KeyAdmission {

    /** The most keys that are valid at once. */
    int MAX_VALID = 1_000;

    /** The most keys that are kept after their end. */
    int MAX_ENDED = 1_000;

    /** How long a key is kept after its end, so that an operator sees it in the list. */
    Duration KEPT = Duration.ofDays(30);

    /** @param forgotten keys that ended long ago, or that are too many */
    record Admitted(List<KeyId> forgotten) implements KeyAdmission {}

    /** There are {@link #MAX_VALID} valid keys. */
    record TooMany() implements KeyAdmission {}

    /** The key that makes the new one is revoked. */
    record CreatorRevoked() implements KeyAdmission {}

    /** @param existing all keys */
    static KeyAdmission of(ServiceKey added, List<ServiceKey> existing, Instant now) {
        if (existing.stream().anyMatch(key -> key.id().equals(added.createdBy()) && key.revoked() != null)) {
            return new CreatorRevoked();
        }
        List<ServiceKey> ended = existing.stream()
                .filter(key -> key.endedAt(now).isPresent())
                .sorted(Comparator.comparing(key -> key.endedAt(now).orElseThrow()))
                .toList();
        if (existing.size() - ended.size() >= MAX_VALID) {
            return new TooMany();
        }
        Instant oldest = now.minus(KEPT);
        long old = ended.stream()
                .filter(key -> key.endedAt(now).orElseThrow().isBefore(oldest))
                .count();
        long surplus = (long) ended.size() - MAX_ENDED;
        return new Admitted(
                ended.stream().limit(Math.max(old, surplus)).map(ServiceKey::id).toList());
    }
}
