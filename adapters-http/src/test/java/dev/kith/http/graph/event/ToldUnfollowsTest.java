package dev.kith.http.graph.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.InMemoryGraph;
import dev.kith.domain.change.Cause;
import dev.kith.domain.change.Change;
import dev.kith.domain.user.UserId;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** {@code --graph-tell-unfollows}. */
@MicronautTest
@Property(name = "kith.graph.tell-unfollows", value = "true")
class ToldUnfollowsTest {

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Inject
    InMemoryGraph graph;

    @Test
    void a_user_is_told_who_no_longer_follows_them_but_not_that_they_are_blocked() {
        UserId ada = new UserId(people.user(people.name("ada")));
        UserId bob = new UserId(people.user(people.name("bob")));
        String before = (String)
                api.get("/graph/v1/events?after=now", api.as(ada.value())).get("next");
        synchronized (graph) {
            graph.record(new Change.FollowDeleted(bob, ada, Instant.EPOCH, false, Cause.HIDE, bob));
        }

        ApiClient.Response answer = api.get("/graph/v1/events?after=" + before, api.as(ada.value()));

        assertThat(answer.raw().body())
                .contains("\"type\":\"follow.deleted\"", "\"cause\":\"unfollow\"")
                .doesNotContain("block");
    }
}
