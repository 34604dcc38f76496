package dev.kith.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.attempt.AttemptKey;
import dev.kith.application.attempt.Attempts;
import dev.kith.application.attempt.AttemptsContract;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.user.UserId;
import dev.kith.http.settings.AttemptLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BucketAttemptsTest extends AttemptsContract {

    private static final AttemptKey.Address HERE = new AttemptKey.Address("192.0.2.1");
    private static final AttemptKey.Name NAME = AttemptKey.Name.of("ada");

    private Instant time = Instant.parse("2026-11-21T12:00:00Z");

    @Override
    protected Attempts attempts(int most, Duration window, Clock clock) {
        return new BucketAttempts(new AttemptLimits(most, most, window), clock);
    }

    private Attempts attempts() {
        InstantSource source = () -> time;
        return new BucketAttempts(new AttemptLimits(3, 20, WINDOW), source.withZone(ZoneOffset.UTC));
    }

    private static int allowed(Attempts attempts, AttemptKey key) {
        int allowed = 0;
        while (allowed < 20_000 && attempts.tryAcquire(List.of(key)) == null) {
            allowed++;
        }
        return allowed;
    }

    @Test
    void each_kind_of_key_has_its_own_limit() {
        Attempts attempts = attempts();
        UserId user = new UserId(1);
        Map.ofEntries(
                        Map.entry(HERE, 20),
                        Map.entry(NAME, 30),
                        Map.entry(new AttemptKey.NameFrom(NAME, HERE), 3),
                        Map.entry(new AttemptKey.Beyond(HERE), 200),
                        Map.entry(new AttemptKey.Beyond(new AttemptKey.NameFrom(NAME, HERE)), 30),
                        Map.entry(new AttemptKey.PasswordOf(user), 3),
                        Map.entry(new AttemptKey.CodeOf(user, HERE), 3),
                        Map.entry(new AttemptKey.EmailChangesOf(user), 10),
                        Map.entry(new AttemptKey.MailTo("ada@example.org"), 5),
                        Map.entry(new AttemptKey.NoticeTo("ada@example.org"), 5),
                        Map.entry(new AttemptKey.RequestsOf(new AppKey("app")), 10_000))
                .forEach((key, limit) ->
                        assertThat(allowed(attempts, key)).as("%s", key).isEqualTo(limit));
    }

    @Test
    void the_window_of_passwords_is_the_operators_and_the_window_of_mails_is_a_day() {
        Attempts attempts = attempts();
        AttemptKey password = new AttemptKey.PasswordOf(new UserId(1));
        AttemptKey mail = new AttemptKey.MailTo("ada@example.org");
        allowed(attempts, password);
        allowed(attempts, mail);
        time = time.plus(WINDOW);
        assertThat(allowed(attempts, password)).isEqualTo(3);
        assertThat(allowed(attempts, mail)).isZero();
        time = time.plus(Duration.ofDays(1));
        assertThat(allowed(attempts, mail)).isEqualTo(5);
    }
}
