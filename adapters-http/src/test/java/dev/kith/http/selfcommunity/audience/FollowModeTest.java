package dev.kith.http.selfcommunity.audience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserStatus;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest
class FollowModeTest {

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    private long ada;
    private long bob;
    private long cyd;

    @BeforeEach
    void three_people() {
        ada = people.user(people.name("ada"));
        bob = people.user(people.name("bob"));
        cyd = people.user(people.name("cyd"));
    }

    // ---- follow

    @Test
    void the_same_post_follows_and_unfollows_with_204_and_no_body() {
        for (boolean followed : List.of(true, false, true)) {
            var answer = api.post("/api/v2/user/" + bob + "/follow/", "", api.as(ada));
            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.raw().body()).isEmpty();
            assertThat(api.get("/api/v2/user/" + bob + "/is_followed/", api.as(ada))
                            .get("is_followed"))
                    .isEqualTo(followed);
            assertThat(api.get("/api/v2/user/" + ada + "/is_follower/", api.as(bob))
                            .get("is_follower"))
                    .isEqualTo(followed);
            assertThat(api.get("/api/v2/user/" + ada + "/is_followed/", api.as(bob))
                            .get("is_followed"))
                    .isEqualTo(false);
        }
    }

    @Test
    void a_post_without_a_body_may_have_any_content_type() {
        for (String type :
                List.of("application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
            assertThat(api.post("/api/v2/user/" + bob + "/follow/", null, api.as(ada, "Content-Type", type))
                            .status())
                    .isEqualTo(204);
        }
        assertThat(api.post("/api/v2/user/" + bob + "/follow/", null, api.as(ada))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void every_path_answers_with_and_without_its_trailing_slash() {
        assertThat(api.post("/api/v2/user/" + bob + "/follow", null, api.as(ada))
                        .status())
                .isEqualTo(204);
        for (String path : List.of(
                "/user",
                "/user/me",
                "/user/" + bob,
                "/user/" + bob + "/followers",
                "/user/" + bob + "/followings",
                "/user/" + bob + "/is_followed",
                "/user/" + bob + "/is_follower",
                "/user/" + bob + "/connection_status",
                "/user/" + bob + "/counters",
                "/dynamic_preference",
                "/feature")) {
            assertThat(api.get("/api/v2" + path, api.as(ada)).status()).as(path).isEqualTo(200);
            assertThat(api.get("/api/v2" + path + "/", api.as(ada)).status())
                    .as(path + "/")
                    .isEqualTo(200);
        }
    }

    @Test
    void following_oneself_is_400_and_following_no_one_404() {
        var self = api.post("/api/v2/user/" + ada + "/follow/", null, api.as(ada));
        assertThat(self.status()).isEqualTo(400);
        assertThat(self.code()).isEqualTo("invalid");
        var nobody = api.post("/api/v2/user/999999999/follow/", null, api.as(ada));
        assertThat(nobody.status()).isEqualTo(404);
        assertThat(nobody.code()).isEqualTo("not_found");
    }

    @Test
    void a_deleted_user_cannot_be_followed() {
        people.status(bob, UserStatus.SOFT_DELETED);
        assertThat(api.post("/api/v2/user/" + bob + "/follow/", null, api.as(ada))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_blocked_user_may_unfollow_but_not_follow() {
        people.follow(ada, bob);
        people.status(ada, UserStatus.BLOCKED);
        var refused = api.post("/api/v2/user/" + cyd + "/follow/", null, api.as(ada));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("permission_denied");
        assertThat(api.post("/api/v2/user/" + bob + "/follow/", null, api.as(ada))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void neither_user_of_a_hidden_pair_may_follow_the_other() {
        people.hide(ada, bob);
        assertThat(api.post("/api/v2/user/" + bob + "/follow/", null, api.as(ada))
                        .status())
                .isEqualTo(403);
        assertThat(api.post("/api/v2/user/" + ada + "/follow/", null, api.as(bob))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void checks_of_no_one_are_404() {
        for (String check :
                List.of("is_followed", "is_follower", "connection_status", "counters", "followers", "followings")) {
            assertThat(api.get("/api/v2/user/999999999/" + check + "/", api.as(ada))
                            .status())
                    .as(check)
                    .isEqualTo(404);
        }
    }

    // ---- lists

    @Test
    void followers_come_mutuals_first_then_newest_first() {
        List<Long> fans = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            long fan = people.user(people.name("fan"));
            fans.add(fan);
            people.follow(fan, ada);
        }
        people.follow(ada, fans.get(1));
        people.follow(ada, fans.get(4));
        var answer = api.get("/api/v2/user/" + ada + "/followers/");
        assertThat(answer.ids())
                .containsExactly(fans.get(4), fans.get(1), fans.get(5), fans.get(3), fans.get(2), fans.get(0));
        assertThat(answer.count()).isEqualTo(6);
        assertThat(api.get("/api/v2/user/" + ada + "/followers/?mutual=1").ids())
                .containsExactly(fans.get(4), fans.get(1));
        assertThat(api.get("/api/v2/user/" + ada + "/followers/?mutual=1").count())
                .isEqualTo(2);
        assertThat(api.get("/api/v2/user/" + ada + "/followers/?mutual=0").ids())
                .containsExactly(fans.get(5), fans.get(3), fans.get(2), fans.get(0));
        assertThat(api.get("/api/v2/user/" + ada + "/followings/").ids()).containsExactly(fans.get(4), fans.get(1));
        assertThat(api.get("/api/v2/user/" + ada + "/followings/?mutual=0").ids())
                .isEmpty();
    }

    @Test
    void any_other_value_of_mutual_is_400_and_names_the_parameter() {
        for (String value : List.of("2", "-1", "true", "x", "")) {
            var answer = api.get("/api/v2/user/" + ada + "/followers/?mutual=" + value);
            assertThat(answer.status()).as(value).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("mutual:invalid_choice");
        }
    }

    @Test
    void paging_by_next_yields_each_user_once_in_order_and_count_users_in_total() {
        for (int i = 0; i < 23; i++) {
            long fan = people.user(people.name("fan"));
            people.follow(fan, ada);
            if (i % 3 == 0) {
                people.follow(ada, fan);
            }
        }
        List<Long> whole =
                api.get("/api/v2/user/" + ada + "/followers/?limit=100").ids();
        for (String filter : List.of("", "&mutual=1", "&mutual=0")) {
            List<Long> walked = new ArrayList<>();
            String next = "/api/v2/user/" + ada + "/followers/?limit=4" + filter;
            long count = -1;
            int pages = 0;
            while (next != null) {
                var page = api.get(next);
                assertThat(page.status()).isEqualTo(200);
                walked.addAll(page.ids());
                count = page.count();
                next = (String) page.get("next");
                assertThat(++pages).isLessThan(20);
            }
            assertThat(walked).doesNotHaveDuplicates().hasSize((int) count);
            assertThat(whole).containsAll(walked);
            if (filter.isEmpty()) {
                assertThat(walked).isEqualTo(whole);
            }
        }
    }

    @Test
    void paging_by_next_is_unaffected_by_changes_before_the_cursor() {
        List<Long> fans = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            fans.add(0, people.user(people.name("fan")));
            people.follow(fans.get(0), ada);
        }
        var first = api.get("/api/v2/user/" + ada + "/followers/?limit=3");
        api.post("/api/v2/user/" + ada + "/follow/", null, api.as(fans.get(0)));
        api.post("/api/v2/user/" + ada + "/follow/", null, api.as(fans.get(2)));
        people.follow(people.user(people.name("late")), ada);
        var second = api.get((String) first.get("next"));
        var third = api.get((String) second.get("next"));
        assertThat(second.ids()).isEqualTo(fans.subList(3, 6));
        assertThat(third.ids()).isEqualTo(fans.subList(6, 9));
        assertThat(third.get("next")).isNull();
    }

    @Test
    void limit_and_offset_never_fail() {
        for (int i = 0; i < 3; i++) {
            people.follow(people.user(people.name("fan")), ada);
        }
        String followers = "/api/v2/user/" + ada + "/followers/";
        for (String limit : List.of("0", "-1", "x", "", "1.5", "99999999999999999999999", "1000000000")) {
            assertThat(api.get(followers + "?limit=" + limit).ids())
                    .as("limit=" + limit)
                    .hasSize(3);
        }
        for (String offset : List.of("-1", "x", "", "1e9")) {
            assertThat(api.get(followers + "?offset=" + offset).ids())
                    .as("offset=" + offset)
                    .hasSize(3);
        }
        for (String offset : List.of("3", "1000000000", "99999999999999999999999")) {
            var answer = api.get(followers + "?offset=" + offset);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.ids()).isEmpty();
            assertThat(answer.count()).isEqualTo(3);
            assertThat(answer.get("next")).isNull();
        }
        for (String one : List.of("1", "%2B1", "+1", "%201%20", "0".repeat(2_000) + "1")) {
            assertThat(api.get(followers + "?limit=" + one).ids())
                    .as("limit=" + one)
                    .hasSize(1);
            assertThat(api.get(followers + "?offset=" + one).ids())
                    .as("offset=" + one)
                    .hasSize(2);
        }
        assertThat(api.get("/api/v2/user/000" + ada + "/").status()).isEqualTo(200);
        assertThat(api.get("/api/v2/user/%2B" + ada + "/").status()).isEqualTo(404);
        assertThat(api.get(followers + "?limit=2&limit=1").ids()).hasSize(1);
        assertThat(api.get(followers + "?after=nonsense").ids()).hasSize(3);
        for (String after : List.of("AAAAAAAAAAAAAAAAAAAAAAA", "AIAAAAAAAAAAAAAAAAAAAAE", "Af________________8", "")) {
            assertThat(api.get(followers + "?after=" + after).status())
                    .as("after=" + after)
                    .isEqualTo(200);
        }
        assertThat(api.get(followers + "?after=%FF").status()).as("not UTF-8").isEqualTo(400);
    }

    @Test
    void a_page_has_at_most_a_hundred_users() {
        for (int i = 0; i < 101; i++) {
            people.follow(people.user(people.name("fan")), ada);
        }
        var answer = api.get("/api/v2/user/" + ada + "/followers/?limit=1000000000");
        assertThat(answer.ids()).hasSize(100);
        var rest = api.get((String) answer.get("next"));
        assertThat(rest.ids()).hasSize(1);
        assertThat(rest.get("next")).isNull();
    }

    @Test
    void links_are_absolute_keep_other_parameters_and_honour_a_proxy() {
        for (int i = 0; i < 5; i++) {
            people.mutual(people.user(people.name("fan")), ada);
        }
        var answer = api.get(
                "/api/v2/user/" + ada + "/followers/?mutual=1&offset=2&limit=2",
                "X-Forwarded-Host",
                "kith.example.org",
                "X-Forwarded-Proto",
                "https");
        assertThat((String) answer.get("next"))
                .startsWith("https://kith.example.org/api/v2/user/" + ada + "/followers/?")
                .contains("limit=2", "mutual=1", "offset=4");
        assertThat((String) answer.get("previous"))
                .isEqualTo("https://kith.example.org/api/v2/user/" + ada + "/followers/?limit=2&mutual=1");
    }

    @Test
    void every_listed_user_has_the_callers_relation_unless_the_caller_is_anonymous() {
        people.follow(bob, ada);
        people.follow(cyd, ada);
        people.follow(bob, cyd);
        var signedIn = api.get("/api/v2/user/" + ada + "/followers/", api.as(bob));
        assertThat(signedIn.results()).allSatisfy(user -> assertThat(user).containsKey("connection_status"));
        assertThat(signedIn.results().get(0))
                .containsEntry("id", (int) cyd)
                .containsEntry("connection_status", "followed");
        assertThat(signedIn.results().get(1)).containsEntry("connection_status", null);
        assertThat(api.get("/api/v2/user/" + ada + "/followers/").results())
                .allSatisfy(user -> assertThat(user).doesNotContainKey("connection_status"));
    }

    @Test
    void users_that_the_caller_hides_are_neither_listed_nor_counted() {
        people.follow(bob, ada);
        people.follow(cyd, ada);
        long eve = people.user(people.name("eve"));
        people.hide(eve, bob);
        var answer = api.get("/api/v2/user/" + ada + "/followers/", api.as(eve));
        assertThat(answer.ids()).containsExactly(cyd);
        assertThat(answer.count()).isEqualTo(1);
        assertThat(api.get("/api/v2/user/" + ada + "/followers/").count()).isEqualTo(2);
    }

    @Test
    void counters_equal_lists() {
        people.mutual(ada, bob);
        people.follow(cyd, ada);
        var user = api.get("/api/v2/user/" + ada + "/");
        assertThat(user.get("followers_counter")).isEqualTo(2);
        assertThat(user.get("followings_counter")).isEqualTo(1);
        assertThat(user.json()).doesNotContainKeys("connections_counter", "polls_counter");
        var counters = api.get("/api/v2/user/" + ada + "/counters/");
        assertThat(counters.json())
                .containsEntry("followers", 2)
                .containsEntry("followings", 1)
                .doesNotContainKey("connections");
    }

    // ---- connection status

    @Test
    void one_request_reads_the_status_of_many_users() {
        people.follow(ada, bob);
        for (String body : List.of(
                "{\"users\":[" + bob + "," + cyd + ",999999999]}",
                "{\"users\":[\"" + bob + "\"," + cyd + ",999999999]}")) {
            var answer = api.post(
                    "/api/v2/user/connection/statuses/", body, api.as(ada, "Content-Type", "application/json"));
            assertThat(answer.status()).isEqualTo(200);
            Map<?, ?> statuses = (Map<?, ?>) answer.get("connection_statuses");
            assertThat(statuses).hasSize(3);
            assertThat(statuses.get("" + bob)).isEqualTo("followed");
            assertThat(statuses.get("" + cyd)).isNull();
        }
        var form = api.post(
                "/api/v2/user/connection/statuses/",
                "users=" + bob + "%2C" + cyd,
                api.as(ada, "Content-Type", "application/x-www-form-urlencoded"));
        assertThat((Map<?, ?>) form.get("connection_statuses")).hasSize(2);
        var one = api.get("/api/v2/user/" + bob + "/connection_status/", api.as(ada));
        assertThat(one.get("connection_status")).isEqualTo("followed");
        var none = api.get("/api/v2/user/" + cyd + "/connection_status/", api.as(ada));
        assertThat(none.json()).containsEntry("connection_status", null);
    }

    @Test
    void a_list_of_users_that_is_none_is_400() {
        for (String body : List.of(
                "", "{}", "{\"users\":7}", "{\"users\":[\"x\"]}", "{\"users\":[0]}", "{\"users\":null}", "[1,2]")) {
            var answer = api.post(
                    "/api/v2/user/connection/statuses/", body, api.as(ada, "Content-Type", "application/json"));
            assertThat(answer.status()).as(body).isEqualTo(400);
        }
        String many = String.join(
                ",", ApiClient.range(1, 1001).stream().map(String::valueOf).toList());
        assertThat(api.post(
                                "/api/v2/user/connection/statuses/",
                                "{\"users\":[" + many + "]}",
                                api.as(ada, "Content-Type", "application/json"))
                        .code())
                .isEqualTo("users:max_length");
    }

    // ---- visibility

    @Test
    void an_email_address_is_shown_only_to_its_owner_and_to_administrators() {
        long admin = people.user(people.name("root"), Profile.EMPTY, Role.ADMIN);
        people.follow(bob, ada);
        List<String> privateKeys = List.of("email", "email_isvalid", "status");
        for (String path : List.of("/api/v2/user/" + bob + "/", "/api/v2/user/" + ada + "/followers/")) {
            assertThat(user(api.get(path))).doesNotContainKeys(privateKeys.toArray(String[]::new));
            assertThat(user(api.get(path, api.as(ada)))).doesNotContainKeys(privateKeys.toArray(String[]::new));
            assertThat(user(api.get(path, api.as(bob)))).containsKeys(privateKeys.toArray(String[]::new));
            assertThat(user(api.get(path, api.as(admin)))).containsKeys(privateKeys.toArray(String[]::new));
        }
    }

    private static Map<String, Object> user(ApiClient.Response answer) {
        return answer.json().containsKey("results") ? answer.results().getFirst() : answer.json();
    }

    @Test
    void a_soft_deleted_user_answers_with_deleted_and_a_hard_deleted_one_is_not_found() {
        people.status(bob, UserStatus.SOFT_DELETED);
        var soft = api.get("/api/v2/user/" + bob + "/");
        assertThat(soft.status()).isEqualTo(200);
        assertThat(soft.get("deleted")).isEqualTo(true);
        assertThat(soft.json()).containsKey("deleted_at").doesNotContainKey("followers_counter");
        people.status(bob, UserStatus.HARD_DELETED);
        assertThat(api.get("/api/v2/user/" + bob + "/").status()).isEqualTo(404);
    }

    @Test
    void every_user_has_a_picture() {
        String avatar = (String) api.get("/api/v2/user/" + ada + "/").get("avatar");
        var picture = api.get(avatar);
        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.raw().headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("image/svg+xml"));
        assertThat(picture.raw().body()).startsWith("<svg").contains(">A</text>");
        assertThat(api.get("/avatar/999999999.svg").status()).isEqualTo(404);
    }
}
