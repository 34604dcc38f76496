package dev.kith.http.graph.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.application.user.NewUser;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.UserId;
import dev.kith.http.settings.GraphSettings;
import dev.kith.http.wire.ApiError;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class QuotasTest {

    private Instant now = Instant.parse("2026-11-28T12:00:00Z");
    private final InstantSource source = () -> now;
    private final Quotas quotas =
            new Quotas(new GraphSettings(true, false, true, 0, 3), source.withZone(ZoneOffset.UTC));
    private final GraphCaller ada =
            new GraphCaller.Person(NewUser.blank(UUID.randomUUID(), new ExternalId("ada"), Instant.EPOCH)
                    .under(new UserId(1)));

    private String left(HttpRequest<?> request) {
        MutableHttpResponse<?> answer = HttpResponse.ok();
        quotas.addHeaders(request, answer);
        return answer.getHeaders().get("RateLimit");
    }

    private String take() {
        HttpRequest<?> request = HttpRequest.GET("/");
        quotas.take(request, ada);
        return left(request);
    }

    @Test
    void a_window_lasts_a_minute_from_its_first_call() {
        assertThat(take()).isEqualTo("\"default\";r=2;t=60");
        now = now.plusMillis(30_500);
        assertThat(take()).isEqualTo("\"default\";r=1;t=30");
        assertThat(take()).isEqualTo("\"default\";r=0;t=30");
        HttpRequest<?> refused = HttpRequest.GET("/");
        assertThatThrownBy(() -> quotas.take(refused, ada))
                .isInstanceOfSatisfying(
                        ApiError.class, error -> assertThat(error.retryAfter()).isEqualTo(Duration.ofMillis(29_500)));
        assertThat(left(refused)).isEqualTo("\"default\";r=0;t=30");
        now = now.plusMillis(29_499);
        assertThatThrownBy(this::take).isInstanceOf(ApiError.class);
        now = now.plusMillis(1);
        assertThat(take()).isEqualTo("\"default\";r=2;t=60");
    }

    @Test
    void what_is_too_much_is_not_counted() {
        HttpRequest<?> request = HttpRequest.GET("/");
        quotas.takeItems(request, ada, 100);
        assertThat(left(request)).isNull();
        quotas.takeItems(request, ada, 300);
        assertThat(left(request)).isEqualTo("\"default\";r=1;t=60");
        assertThatThrownBy(() -> quotas.takeItems(request, ada, 201 + 100)).isInstanceOf(ApiError.class);
        assertThat(take()).isEqualTo("\"default\";r=0;t=60");
    }

    @Test
    void a_request_that_is_larger_than_the_quota_takes_all_of_it() {
        HttpRequest<?> request = HttpRequest.POST("/", "");
        quotas.takeItems(request, ada, 1_000);
        assertThat(left(request)).isEqualTo("\"default\";r=0;t=60");
    }
}
