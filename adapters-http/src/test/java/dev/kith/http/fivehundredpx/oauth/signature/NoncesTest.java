package dev.kith.http.fivehundredpx.oauth.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    private void use(String token, Instant stamp, String nonce) {
        nonces.use("app", token, Long.toString(stamp.getEpochSecond()), nonce);
    }

    private void isRefused(Instant stamp, String nonce, String reason) {
        assertThatThrownBy(() -> use("", stamp, nonce))
                .isInstanceOf(ApiError.class)
                .hasMessageContaining(reason);
    }

    @Test
    void a_nonce_is_good_once_for_its_token_and_second() {
        use("", NOON, "one");
        isRefused(NOON, "one", "oauth_nonce was used before");
        use("", NOON, "two");
        use("token", NOON, "one");
        use("", NOON.plusSeconds(1), "one");
    }

    @Test
    void a_timestamp_is_of_these_minutes() {
        use("", NOON.minusSeconds(300), "a");
        use("", NOON.plusSeconds(300), "b");
        isRefused(NOON.minusSeconds(301), "c", "300 seconds");
        isRefused(NOON.plusSeconds(301), "d", "our clock, which says " + NOON.getEpochSecond());
        for (String text : List.of("", "x", "-1", "1.5", "0", "99999999999999999999")) {
            assertThatThrownBy(() -> nonces.use("app", "", text, "n")).as(text).hasMessageContaining("oauth_timestamp");
        }
    }

    @Test
    void at_no_moment_is_a_nonce_forgotten_whose_timestamp_would_still_be_taken() {
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
    void what_was_signed_before_the_process_began_may_have_been_used_and_is_refused() {
        Nonces young = new Nonces(Clock.fixed(NOON, ZoneOffset.UTC), NOON.plusMillis(-500));
        young.use("app", "", Long.toString(NOON.minusSeconds(1).getEpochSecond()), "n");
        assertThatThrownBy(() ->
                        young.use("app", "", Long.toString(NOON.minusSeconds(2).getEpochSecond()), "n"))
                .hasMessageContaining("before this server began");
    }

    @Test
    void of_twenty_who_send_it_at_once_one_is_taken() {
        long taken = IntStream.range(0, 20)
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
        assertThat(taken).isEqualTo(1);
    }

    @Test
    void nothing_is_forgotten_for_want_of_room() {
        for (int number = 0; number < Nonces.MOST; number++) {
            use("", NOON, "n" + number);
        }
        assertThatThrownBy(() -> use("", NOON, "one more"))
                .isInstanceOfSatisfying(
                        ApiError.class,
                        full -> assertThat((Object) full.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS));
        now = NOON.plusSeconds(602);
        use("", now, "one more");
    }
}
