package dev.kith.http.selfcommunity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The server with other options. */
class CommunityOptionsTest {

    private static Map<String, Object> preferences(ApiClient api) {
        return api.get("/api/v2/dynamic_preference/").results().stream()
                .collect(Collectors.toMap(
                        preference -> preference.get("section") + "." + preference.get("name"),
                        preference -> preference.get("value")));
    }

    @Nested
    @MicronautTest
    @Property(name = "kith.test.content-available", value = "false")
    class Contents_for_members_alone {

        @Inject
        ApiClient api;

        @Inject
        TestUsers people;

        @Test
        void profiles_counters_and_lists_require_a_token() {
            long ada = people.user(people.name("ada"));
            for (String path : List.of("/", "/followers/", "/followings/", "/counters/", "/feed/")) {
                var anonymous = api.get("/api/v2/user/" + ada + path);
                assertThat(anonymous.status()).as(path).isEqualTo(401);
                assertThat(anonymous.code()).isEqualTo("not_authenticated");
                assertThat(api.get("/api/v2/user/" + ada + path, api.as(ada)).status())
                        .isEqualTo(200);
            }
            assertThat(preferences(api)).containsEntry("configurations.content_availability", false);
        }
    }

    @Nested
    @MicronautTest
    @Property(name = "kith.test.mode", value = "friendship")
    class Friendship_mode {

        @Inject
        ApiClient api;

        @Inject
        TestUsers people;

        @Test
        void the_follow_family_is_403_and_the_message_names_the_mode() {
            long ada = people.user(people.name("ada"));
            long bob = people.user(people.name("bob"));
            for (String path : List.of("followers", "followings", "is_followed", "is_follower")) {
                var answer = api.get("/api/v2/user/" + bob + "/" + path + "/", api.as(ada));
                assertThat(answer.status()).as(path).isEqualTo(403);
                assertThat(answer.code()).isEqualTo("permission_denied");
                assertThat((String) answer.get("detail")).contains("follow mode", "friendship mode");
            }
            assertThat(api.post("/api/v2/user/" + bob + "/follow/", null, api.as(ada))
                            .status())
                    .isEqualTo(403);
        }

        @Test
        void users_have_the_counters_of_connections() {
            long ada = people.user(people.name("ada"));
            assertThat(api.get("/api/v2/user/" + ada + "/").json())
                    .containsKeys(
                            "connections_counter",
                            "connection_requests_sent_counter",
                            "connection_requests_received_counter")
                    .doesNotContainKeys("followers_counter", "followings_counter");
            assertThat(preferences(api))
                    .containsEntry("configurations.follow_enabled", false)
                    .containsEntry("configurations.connection_enabled", true);
        }
    }

    @Nested
    @MicronautTest
    class Follow_mode {

        @Inject
        ApiClient api;

        @Inject
        TestUsers people;

        @Test
        void the_connection_family_is_403_and_no_one_is_connected() {
            long ada = people.user(people.name("ada"));
            long bob = people.user(people.name("bob"));
            String user = "/api/v2/user/" + bob;
            for (String path : List.of(
                    user + "/connections/",
                    "/api/v2/user/connection/requests/",
                    "/api/v2/user/connection/requests_sent/")) {
                assertThat(api.get(path, api.as(ada)).status()).as(path).isEqualTo(403);
            }
            for (String step : List.of("request", "accept", "reject", "cancel_reject", "cancel_request", "remove")) {
                var answer = api.post(user + "/connection/" + step + "/", null, api.as(ada));
                assertThat(answer.status()).as(step).isEqualTo(403);
                assertThat((String) answer.get("detail")).contains("friendship mode", "follow mode");
            }
            assertThat(api.post(user + "/connection_requests/mark_seen/", null, api.as(ada))
                            .status())
                    .isEqualTo(403);
            assertThat(api.get(user + "/is_connection/", api.as(ada)).get("is_connection"))
                    .isEqualTo(false);
        }
    }

    @Nested
    @MicronautTest
    @Property(name = "kith.test.mutuality", value = "shared")
    class Mutual_as_the_viewer_sees_it {

        @Inject
        ApiClient api;

        @Inject
        TestUsers people;

        @Test
        void shared_mutuals_are_users_in_the_callers_own_list() {
            long ada = people.user(people.name("ada"));
            long bob = people.user(people.name("bob"));
            long cyd = people.user(people.name("cyd"));
            long dan = people.user(people.name("dan"));
            for (long fan : List.of(bob, cyd, dan)) {
                people.follow(fan, ada);
            }
            people.follow(ada, dan);
            long viewer = people.user(people.name("eve"));
            people.follow(bob, viewer);
            assertThat(api.get("/api/v2/user/" + ada + "/followers/", api.as(viewer))
                            .ids())
                    .containsExactly(bob, dan, cyd);
            assertThat(api.get("/api/v2/user/" + ada + "/followers/?mutual=1", api.as(viewer))
                            .ids())
                    .containsExactly(bob);
            assertThat(api.get("/api/v2/user/" + ada + "/followers/?mutual=0", api.as(viewer))
                            .count())
                    .isEqualTo(2);
            Function<String, List<Long>> anonymous =
                    mutual -> api.get("/api/v2/user/" + ada + "/followers/?mutual=" + mutual)
                            .ids();
            assertThat(anonymous.apply("1")).isEmpty();
            assertThat(anonymous.apply("0")).containsExactly(dan, cyd, bob);
        }
    }
}
