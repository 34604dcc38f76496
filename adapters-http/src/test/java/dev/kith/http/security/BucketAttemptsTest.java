package dev.kith.http.security;

import dev.kith.application.attempt.Attempts;
import dev.kith.application.attempt.AttemptsContract;
import dev.kith.http.settings.AttemptLimits;
import java.time.Clock;
import java.time.Duration;

class BucketAttemptsTest extends AttemptsContract {

    @Override
    protected Attempts attempts(int most, Duration window, Clock clock) {
        return new BucketAttempts(new AttemptLimits(most, most, window), clock);
    }
}
