package dev.kith.http.fivehundredpx.oauth.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.domain.app.AppKey;
import dev.kith.http.wire.ApiError;
import io.micronaut.http.HttpStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NoncesTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static final AppKey APP = new AppKey("app");

    private Instant now = NOON;
    private final Nonces nonces = new Nonces(
            new Clock() {

                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            },
            NOON.minus(Duration.ofDays(1)));

    private void use(String token, Instant timestamp, String nonce) {
        nonces.use(APP, token, Long.toString(timestamp.getEpochSecond()), nonce);
    }

    private void isRefused(Instant timestamp, String nonce, String reason) {
        assertThatThrownBy(() -> use("", timestamp, nonce))
                .isInstanceOf(ApiError.class)
                .hasMessageContaining(reason);
    }

    @Test
    void a_nonce_is_accepted_once_per_token_and_second() {
        use("", NOON, "one");
        isRefused(NOON, "one", "oauth_nonce was used before");
        use("", NOON, "two");
        use("token", NOON, "one");
        use("", NOON.plusSeconds(1), "one");
    }

    @Test
    void a_timestamp_must_be_within_the_window() {
        use("", NOON.minusSeconds(300), "a");
        use("", NOON.plusSeconds(300), "b");
        isRefused(NOON.minusSeconds(301), "c", "300 seconds");
        isRefused(NOON.plusSeconds(301), "d", "our clock, which says " + NOON.getEpochSecond());
        for (String text : List.of("", "x", "-1", "1.5", "0", "99999999999999999999")) {
            assertThatThrownBy(() -> nonces.use(APP, "", text, "n")).as(text).hasMessageContaining("oauth_timestamp");
        }
    }

    @Test
    void a_nonce_is_kept_as_long_as_its_timestamp_is_accepted() {
        Instant ahead = NOON.plusSeconds(300);
        use("", ahead, "ahead");
        for (int second = 0; second <= 600; second += 10) {
            now = NOON.plusSeconds(second);
            isRefused(ahead, "ahead", "oauth_nonce was used before");
        }
        now = NOON.plusSeconds(601);
        isRefused(ahead, "ahead", "300 seconds");
    }

    @Test
    void a_request_signed_before_the_process_started_is_refused() {
        Nonces restarted = new Nonces(Clock.fixed(NOON, ZoneOffset.UTC), NOON.plusMillis(-500));
        restarted.use(APP, "", Long.toString(NOON.minusSeconds(1).getEpochSecond()), "n");
        assertThatThrownBy(() -> restarted.use(
                        APP, "", Long.toString(NOON.minusSeconds(2).getEpochSecond()), "n"))
                .hasMessageContaining("before this server began");
    }

    @Test
    void of_twenty_concurrent_requests_one_is_accepted() {
        long accepted = IntStream.range(0, 20)
                .parallel()
                .filter(number -> {
                    try {
                        use("", NOON, "shared");
                        return true;
                    } catch (ApiError failure) {
                        return false;
                    }
                })
                .count();
        assertThat(accepted).isEqualTo(1);
    }

    @Test
    void an_application_that_uses_too_many_is_refused_and_no_other_is() {
        for (int number = 0; number < Nonces.MAX_PER_APP; number++) {
            use("", NOON, "n" + number);
        }
        assertThatThrownBy(() -> use("", NOON, "one more"))
                .isInstanceOfSatisfying(
                        ApiError.class,
                        full -> assertThat((Object) full.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS));
        nonces.use(new AppKey("another"), "", Long.toString(NOON.getEpochSecond()), "one more");
        isRefused(NOON, "n7", "Too many attempts");
        now = NOON.plusSeconds(602);
        use("", now, "one more");
        isRefused(now, "one more", "oauth_nonce was used before");
    }

    @Test
    void a_token_and_a_nonce_are_not_mistaken_for_others_with_the_same_letters() {
        use("ab", NOON, "c");
        use("a", NOON, "bc");
        use("", NOON, "abc");
        use("ab", NOON.plusSeconds(1), "c");
        assertThatThrownBy(() -> use("a", NOON, "bc")).hasMessageContaining("oauth_nonce was used before");
    }
}
