package dev.kith.http.selfcommunity.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** The actions with {@code connection-actions=status}, as the vendor's later widgets expect. */
@MicronautTest
@Property(name = "kith.test.mode", value = "friendship")
@Property(name = "kith.selfcommunity.connection-actions", value = "status")
class ConnectionActionsTest {

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    private Object answer(long caller, String step, long other) {
        var answer = api.post("/api/v2/user/" + other + "/connection/" + step + "/", null, api.as(caller));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json()).containsOnlyKeys("connection_status");
        return answer.get("connection_status");
    }

    @Test
    void every_action_returns_the_new_status() {
        long one = people.user(people.name("one"));
        long two = people.user(people.name("two"));
        assertThat(answer(one, "request", two)).isEqualTo("sent_connection_request");
        assertThat(answer(two, "reject", one)).isNull();
        assertThat(answer(two, "cancel_reject", one)).isEqualTo("received_connection_request");
        assertThat(answer(one, "cancel_request", two)).isNull();
        assertThat(answer(one, "request", two)).isEqualTo("sent_connection_request");
        assertThat(answer(two, "accept", one)).isEqualTo("connected");
        assertThat(answer(two, "remove", one)).isNull();
    }
}
