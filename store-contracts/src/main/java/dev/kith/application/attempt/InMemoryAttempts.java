package dev.kith.application.attempt;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the time of each attempt. */
public final class InMemoryAttempts implements Attempts {

    private final int most;
    private final Duration window;
    private final Clock clock;
    private final Map<AttemptKey, Deque<Instant>> attempts = new HashMap<>();

    public InMemoryAttempts(int most, Duration window, Clock clock) {
        this.most = most;
        this.window = window;
        this.clock = clock;
    }

    @Override
    public synchronized @Nullable Duration take(List<AttemptKey> targets) {
        Instant now = clock.instant();
        for (AttemptKey target : targets) {
            Deque<Instant> past = of(target);
            past.removeIf(when -> !now.isBefore(when.plus(window)));
            if (past.size() >= most) {
                return Duration.between(now, past.getFirst().plus(window));
            }
        }
        targets.forEach(target -> of(target).addLast(now));
        return null;
    }

    @Override
    public synchronized void release(List<AttemptKey> targets) {
        targets.forEach(target -> of(target).pollLast());
    }

    private Deque<Instant> of(AttemptKey target) {
        return attempts.computeIfAbsent(target, ignored -> new ArrayDeque<>());
    }
}
