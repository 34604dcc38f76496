package dev.kith.http.quranreflect.audience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.user.UserStatus;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import dev.kith.http.quranreflect.ReflectApp;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Follows in a community of friendships, because the mode does not matter. */
@MicronautTest
@Property(name = "kith.test.mode", value = "friendship")
class ReflectFollowTest {

    @Inject
    ReflectApp reflect;

    @Inject
    TestUsers people;

    private long ada;
    private long bob;

    @BeforeEach
    void create_ada_and_bob() {
        ada = people.user(people.name("ada"));
        bob = people.user(people.name("bob"));
    }

    private ApiClient.Response toggle(long followee, String body) {
        return reflect.as(ada, "POST", "/" + reflect.uuid(followee) + "/toggle-follow", body);
    }

    private ApiClient.Response remove(String id) {
        return reflect.as(ada, "POST", "/" + id + "/remove-follower", null);
    }

    private boolean follows(long follower, long followee) {
        return (boolean)
                reflect.as(follower, "GET", "/" + reflect.uuid(followee), null).get("followed");
    }

    @Test
    void a_toggle_returns_the_new_state() {
        for (int time = 0; time < 2; time++) {
            assertThat(toggle(bob, null).json()).isEqualTo(Map.of("followed", true));
            assertThat(follows(ada, bob)).isTrue();
            assertThat(toggle(bob, "{}").json()).isEqualTo(Map.of("followed", false));
            assertThat(follows(ada, bob)).isFalse();
        }
    }

    @Test
    void an_action_without_effect_is_400() {
        ReflectApp.isError(toggle(bob, "{\"action\":\"unfollow\"}"), 400, "invalid_request", "do not follow");
        assertThat(toggle(bob, "{\"action\":\"follow\"}").json()).isEqualTo(Map.of("followed", true));
        ReflectApp.isError(toggle(bob, "{\"action\":\"follow\"}"), 400, "invalid_request", "already");
        assertThat(follows(ada, bob)).isTrue();
        assertThat(toggle(bob, "{\"action\":\"unfollow\"}").json()).isEqualTo(Map.of("followed", false));
        assertThat(toggle(bob, "{\"action\":null}").json()).isEqualTo(Map.of("followed", true));
    }

    @Test
    void two_concurrent_toggles_return_opposite_states() {
        for (int round = 0; round < 20; round++) {
            List<Object> answers = IntStream.range(0, 2)
                    .parallel()
                    .mapToObj(number -> toggle(bob, null).get("followed"))
                    .toList();
            assertThat(answers).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void a_refused_follow_names_its_reason() {
        ReflectApp.isError(toggle(ada, null), 400, "invalid_request", "yourself");
        ReflectApp.isError(reflect.as(ada, "POST", "/" + UUID.randomUUID() + "/toggle-follow", null), 404, "not_found");
        ReflectApp.isError(reflect.as(ada, "POST", "/" + bob + "/toggle-follow", null), 400, "invalid_request", "UUID");
        people.hide(bob, ada);
        ReflectApp.isError(toggle(bob, null), 403, "forbidden", "hides");
        long deleted = people.user(people.name("deleted"));
        people.status(deleted, UserStatus.SOFT_DELETED);
        ReflectApp.isError(toggle(deleted, null), 404, "not_found");
        long cyd = people.user(people.name("cyd"));
        people.status(ada, UserStatus.BLOCKED);
        ReflectApp.isError(toggle(cyd, null), 403, "forbidden", "blocked");
    }

    @Test
    void any_other_body_is_400() {
        for (String body : List.of(
                "{\"action\":\"toggle\"}",
                "{\"action\":7}",
                "{\"action\":{}}",
                "{\"action\":\"Follow\"}",
                "{\"acton\":\"follow\"}",
                "[]",
                "{",
                "7",
                "nonsense")) {
            ReflectApp.isError(toggle(bob, body), 400, "invalid_request");
        }
        assertThat(follows(ada, bob)).isFalse();
    }

    @Test
    void removing_a_follower_keeps_the_follow_of_the_caller() {
        people.mutual(ada, bob);
        assertThat(remove(reflect.uuid(bob)).json()).isEqualTo(Map.of("removed", true));
        assertThat(follows(bob, ada)).isFalse();
        assertThat(follows(ada, bob)).isTrue();
        ReflectApp.isError(remove(reflect.uuid(bob)), 400, "invalid_request", "does not follow");
        people.follow(bob, ada);
        assertThat(follows(bob, ada)).as("may follow again").isTrue();
        assertThat(remove(reflect.uuid(bob)).status()).isEqualTo(200);
    }

    @Test
    void only_a_follower_can_be_removed() {
        long deleted = people.user(people.name("deleted"));
        people.status(deleted, UserStatus.SOFT_DELETED);
        for (String id : List.of(
                reflect.uuid(ada),
                reflect.uuid(bob),
                reflect.uuid(deleted),
                UUID.randomUUID().toString(),
                "7",
                "x",
                "1-1-1-1-1")) {
            ReflectApp.isError(remove(id), 400, "invalid_request");
        }
    }
}
