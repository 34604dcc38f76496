package dev.kith.application.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The laws that every store of {@link Attempts} keeps. */
public abstract class AttemptsContract {

    protected static final int MOST = 5;
    protected static final Duration WINDOW = Duration.ofMinutes(10);

    private static final UserId USER = new UserId(1);
    private static final AttemptKey.Address HERE = new AttemptKey.Address("192.0.2.1");
    private static final AttemptKey.Address THERE = new AttemptKey.Address("192.0.2.2");
    private static final AttemptKey.Name NAME = AttemptKey.Name.of("ada");
    private static final AttemptKey ADA = new AttemptKey.PasswordOf(USER);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));
    private Attempts attempts;

    /** Attempts with a maximum for each key in a window of time. */
    protected abstract Attempts attempts(int most, Duration window, Clock clock);

    @BeforeEach
    void a_new_key_has_no_attempts() {
        InstantSource source = now::get;
        attempts = attempts(MOST, WINDOW, source.withZone(ZoneOffset.UTC));
    }

    private boolean mayTry(AttemptKey... keys) {
        return attempts.tryAcquire(List.of(keys)) == null;
    }

    private void exhaust(AttemptKey key) {
        for (int attempt = 0; attempt < MOST; attempt++) {
            assertThat(mayTry(key)).isTrue();
        }
    }

    @Test
    void the_limit_is_exact() {
        exhaust(ADA);
        assertThat(attempts.tryAcquire(List.of(ADA))).isPositive().isLessThanOrEqualTo(WINDOW);
        assertThat(mayTry(ADA)).isFalse();
    }

    @Test
    void each_key_is_counted_for_itself() {
        exhaust(ADA);
        for (AttemptKey other : List.of(
                HERE,
                THERE,
                NAME,
                new AttemptKey.NameFrom(NAME, HERE),
                new AttemptKey.NameFrom(NAME, THERE),
                new AttemptKey.CodeOf(USER, HERE),
                new AttemptKey.Beyond(ADA))) {
            assertThat(mayTry(other)).as("%s", other).isTrue();
        }
    }

    @Test
    void names_that_differ_in_case_only_are_one_key() {
        exhaust(new AttemptKey.NameFrom(AttemptKey.Name.of("Ada@Example.org"), HERE));
        assertThat(mayTry(new AttemptKey.NameFrom(AttemptKey.Name.of("ADA@EXAMPLE.ORG"), HERE)))
                .isFalse();
    }

    @Test
    void a_sign_in_is_remembered_for_its_user_and_address() {
        assertThat(attempts.hasSignedIn(USER, HERE)).isFalse();
        attempts.recordSignIn(USER, HERE);
        now.updateAndGet(time -> time.plus(Duration.ofDays(1)));
        assertThat(attempts.hasSignedIn(USER, HERE)).isTrue();
        assertThat(attempts.hasSignedIn(USER, THERE)).isFalse();
        assertThat(attempts.hasSignedIn(new UserId(2), HERE)).isFalse();
    }

    @Test
    void an_attempt_that_is_refused_is_not_counted() {
        exhaust(ADA);
        for (int attempt = 0; attempt < 3 * MOST; attempt++) {
            assertThat(mayTry(HERE, ADA)).isFalse();
        }
        exhaust(HERE);
    }

    @Test
    void a_right_password_is_not_counted() {
        for (int attempt = 0; attempt < 3 * MOST; attempt++) {
            assertThat(mayTry(HERE, ADA)).isTrue();
            attempts.release(List.of(HERE, ADA));
        }
    }

    @Test
    void a_release_without_an_acquire_is_no_credit() {
        attempts.release(List.of(ADA));
        attempts.release(List.of(ADA));
        exhaust(ADA);
        assertThat(mayTry(ADA)).isFalse();
    }

    @Test
    void after_the_answered_pause_another_attempt_is_allowed() {
        exhaust(ADA);
        Duration pause = attempts.tryAcquire(List.of(ADA));
        now.updateAndGet(time -> time.plus(pause).plusMillis(1));
        assertThat(mayTry(ADA)).isTrue();
    }

    @Test
    void after_the_window_all_attempts_are_available() {
        exhaust(ADA);
        now.updateAndGet(time -> time.plus(WINDOW).plusMillis(1));
        exhaust(ADA);
        assertThat(mayTry(ADA)).isFalse();
    }

    @Test
    void the_limit_holds_under_concurrency() {
        assertThat(ManyAttempts.atOnce(20, number -> mayTry(HERE, ADA)))
                .filteredOn(through -> through)
                .hasSize(MOST);
    }
}
