package dev.kith.application.attempt;

import dev.kith.domain.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps the time of each attempt. */
public final class InMemoryAttempts implements Attempts {

    private final int most;
    private final Duration window;
    private final Clock clock;
    private final Map<AttemptKey, Deque<Instant>> attempts = new HashMap<>();
    private final Map<UserId, Set<AttemptKey.Address>> signIns = new HashMap<>();

    public InMemoryAttempts(int most, Duration window, Clock clock) {
        this.most = most;
        this.window = window;
        this.clock = clock;
    }

    @Override
    public synchronized @Nullable Duration tryAcquire(List<AttemptKey> keys) {
        Instant now = clock.instant();
        for (AttemptKey key : keys) {
            Deque<Instant> past = of(key);
            past.removeIf(when -> !now.isBefore(when.plus(window)));
            if (past.size() >= most) {
                return Duration.between(now, past.getFirst().plus(window));
            }
        }
        keys.forEach(key -> of(key).addLast(now));
        return null;
    }

    @Override
    public synchronized void release(List<AttemptKey> keys) {
        keys.forEach(key -> of(key).pollLast());
    }

    @Override
    public synchronized void recordSignIn(UserId user, AttemptKey.Address from) {
        signIns.computeIfAbsent(user, _ -> new HashSet<>()).add(from);
    }

    @Override
    public synchronized boolean hasSignedIn(UserId user, AttemptKey.Address from) {
        return signIns.getOrDefault(user, Set.of()).contains(from);
    }

    private Deque<Instant> of(AttemptKey key) {
        return attempts.computeIfAbsent(key, ignored -> new ArrayDeque<>());
    }
}
