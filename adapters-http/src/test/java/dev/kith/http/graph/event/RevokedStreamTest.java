package dev.kith.http.graph.event;

import static dev.kith.http.graph.TestKeys.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.key.IssuedKey;
import dev.kith.application.key.Keys;
import dev.kith.application.key.RevokeKey;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.user.UserStatus;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import dev.kith.http.graph.TestKeys;
import dev.kith.http.graph.event.StreamClient.Open;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A stream ends soon after its credentials, also between two checkpoints, which are 15 seconds apart. */
@MicronautTest
class RevokedStreamTest {

    @Inject
    ApiClient api;

    @Inject
    StreamClient streams;

    @Inject
    TestUsers people;

    @Inject
    TestKeys keys;

    @Inject
    Keys store;

    @Inject
    Clock clock;

    @Test
    void a_stream_ends_within_five_seconds_of_a_revocation() {
        IssuedKey key = keys.create(KeyScope.EVENTS_READ);
        long ada = people.user(people.name("ada"));
        try (Open stream = streams.open("after=now", as(key));
                Open ofUser = streams.open("after=now", api.as(ada))) {
            stream.checkpoint();
            ofUser.checkpoint();
            long start = System.nanoTime();
            new RevokeKey(store, clock).handle(key.key().id());
            people.status(ada, UserStatus.SOFT_DELETED);
            stream.awaitEnd();
            ofUser.awaitEnd();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        }
    }
}
