package dev.kith.application.attempt;

import java.time.Clock;
import java.time.Duration;

class InMemoryAttemptsTest extends AttemptsContract {

    @Override
    protected Attempts attempts(int most, Duration window, Clock clock) {
        return new InMemoryAttempts(most, window, clock);
    }
}
