package dev.kith.http.quranreflect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.room.RoomSetup;
import dev.kith.domain.room.Room;
import dev.kith.domain.room.RoomId;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists, searches and rooms: results, order and malformed parameters. */
@MicronautTest
class ReflectListsAndSearchTest {

    @Inject
    ReflectApp reflect;

    @Inject
    TestUsers people;

    @Inject
    RoomSetup rooms;

    private String stem;
    private long ada;
    private long bob;
    private long cyd;
    private long dan;

    @BeforeEach
    void create_four_users() {
        stem = people.name("p");
        ada = people.user(stem + "_ada");
        bob = people.user(stem + "_bob");
        cyd = people.user(stem + "_cyd");
        dan = people.user(stem + "_dan");
    }

    private List<Object> found(String parameters) {
        return ReflectApp.names(reflect.as(ada, "GET", "/search?query=" + stem + parameters, null));
    }

    private String name(long user) {
        return reflect.user(user).username().value();
    }

    @Test
    void fixed_paths_win_over_ids_and_usernames() {
        long profile = people.user(people.name("profile"));
        assertThat(reflect.as(ada, "GET", "/profile", null).get("id")).isEqualTo(reflect.uuid(ada));
        assertThat(reflect.as(ada, "GET", "/search", null).json()).containsKey("data");
        assertThat(reflect.as(ada, "GET", "/my-rooms", null).json()).containsKey("data");
        assertThat(reflect.anonymous("GET", "/" + name(profile) + "/profile", null)
                        .get("id"))
                .isEqualTo(reflect.uuid(profile));
    }

    @Test
    void unknown_and_deleted_users_are_404() {
        people.status(dan, UserStatus.SOFT_DELETED);
        for (String id : List.of(
                UUID.randomUUID().toString(),
                String.valueOf(ada),
                "x",
                "1-1-1-1-1",
                reflect.uuid(dan),
                name(ada),
                "%00")) {
            for (String list : List.of("", "/followers", "/following")) {
                ReflectApp.isError(reflect.as(ada, "GET", "/" + id + list, null), 404, "not_found");
            }
        }
        for (String name : List.of("no_one_at_all", "with%20space", reflect.uuid(ada), name(dan))) {
            ReflectApp.isError(reflect.anonymous("GET", "/" + name + "/profile", null), 404, "not_found");
        }
        ReflectApp.isError(reflect.as(ada, "GET", "", null), 404, "not_found");
    }

    @Test
    void mutual_follows_come_first_and_each_user_shows_whether_the_viewer_follows_them() {
        people.follow(bob, ada);
        people.follow(cyd, ada);
        people.follow(dan, ada);
        people.follow(ada, bob);
        people.follow(cyd, dan);
        ApiClient.Response seen = reflect.as(cyd, "GET", "/" + reflect.uuid(ada) + "/followers", null);
        assertThat(ReflectApp.names(seen)).containsExactly(name(bob), name(dan), name(cyd));
        assertThat(ReflectApp.data(seen).stream().map(user -> user.get("followed")))
                .containsExactly(false, true, false);
        assertThat(ReflectApp.names(reflect.anonymous("GET", "/" + reflect.uuid(ada) + "/following", null)))
                .containsExactly(name(bob));
        people.hide(cyd, bob);
        ApiClient.Response without = reflect.as(cyd, "GET", "/" + reflect.uuid(ada) + "/followers", null);
        assertThat(ReflectApp.names(without)).containsExactly(name(dan), name(cyd));
        assertThat(without.get("total")).isEqualTo(2);
    }

    @Test
    void pages_together_are_the_whole_list_and_later_pages_are_empty() {
        for (long fan : List.of(bob, cyd, dan)) {
            people.follow(fan, ada);
        }
        String followers = "/" + reflect.uuid(ada) + "/followers";
        List<Object> all = new ArrayList<>();
        for (int page = 1; page <= 2; page++) {
            ApiClient.Response answer = reflect.anonymous("GET", followers + "?limit=2&page=" + page, null);
            assertThat(answer.json())
                    .containsAllEntriesOf(Map.of("total", 3, "currentPage", page, "limit", 2, "pages", 2));
            all.addAll(ReflectApp.names(answer));
        }
        assertThat(all).isEqualTo(ReflectApp.names(reflect.anonymous("GET", followers, null)));
        ApiClient.Response beyond = reflect.anonymous("GET", followers + "?page=1000000000", null);
        assertThat(ReflectApp.data(beyond)).isEmpty();
        assertThat(beyond.get("currentPage")).isEqualTo(1_000_000_000);
    }

    @Test
    void pages_and_limits_out_of_bounds_are_400() {
        String id = "/" + reflect.uuid(ada);
        for (Map.Entry<String, Integer> list : Map.of(
                        id + "/followers", 20, id + "/following", 20, "/search", 50, "/my-rooms", 50)
                .entrySet()) {
            String path = list.getKey() + "?";
            int most = list.getValue();
            for (String limit :
                    List.of("0", "-1", String.valueOf(most + 1), "1000", "x", "1.5", "99999999999999999999")) {
                ReflectApp.isError(
                        reflect.as(ada, "GET", path + "limit=" + limit, null), 400, "invalid_request", "limit");
            }
            for (String page : List.of("0", "-1", "x", "1e3", "99999999999999999999", "2147483648")) {
                ReflectApp.isError(reflect.as(ada, "GET", path + "page=" + page, null), 400, "invalid_request", "page");
            }
            ApiClient.Response widest = reflect.as(ada, "GET", path + "page=1000000000&limit=" + most, null);
            assertThat(ReflectApp.data(widest)).isEmpty();
            assertThat(reflect.as(ada, "GET", path + "page=&limit=", null).get("limit"))
                    .isEqualTo(most == 20 ? 20 : 10);
        }
    }

    @Test
    void at_most_five_known_followers_are_shown_and_all_are_counted() {
        people.follow(ada, bob);
        for (int number = 0; number < 7; number++) {
            long friend = people.user(people.name("friend"));
            people.follow(friend, bob);
            if (number > 0) {
                people.follow(ada, friend);
            }
        }
        ApiClient.Response seen = reflect.as(ada, "GET", "/" + reflect.uuid(bob), null);
        assertThat((List<?>) seen.get("mutualFollowers")).hasSize(5);
        assertThat(seen.get("mutualFollowersCount")).isEqualTo(6);
    }

    @Test
    void a_search_covers_the_followings_or_on_request_all_users() {
        people.follow(ada, cyd);
        people.follow(ada, bob);
        assertThat(found("")).containsExactly(name(bob), name(cyd));
        assertThat(found("&all=false")).containsExactly(name(bob), name(cyd));
        assertThat(found("&all=true")).containsExactly(name(ada), name(bob), name(cyd), name(dan));
        assertThat(found("_c&all=1")).containsExactly(name(cyd));
        assertThat(found("&limit=1&page=2")).containsExactly(name(cyd));
        people.hide(ada, dan);
        assertThat(found("&all=true")).containsExactly(name(ada), name(bob), name(cyd));
        assertThat(ReflectApp.names(reflect.as(ada, "GET", "/search", null)))
                .containsExactlyInAnyOrder(name(bob), name(cyd));
        assertThat(ReflectApp.data(reflect.anonymous("GET", "/search?query=" + stem, null)))
                .as("an anonymous caller has no followings")
                .isEmpty();
        assertThat(ReflectApp.data(reflect.anonymous("GET", "/search?all=true&query=" + stem, null)))
                .hasSize(4);
    }

    @Test
    void a_closed_room_exists_only_for_its_members() {
        RoomId closed = new RoomId(61);
        rooms.keep(new Room(closed, Room.Type.GROUP, "Secret", "secret", "", false, false, null));
        rooms.join(new UserId(bob), closed, Instant.EPOCH);
        String search = "/search?all=true&query=" + stem + "&roomId=";
        ReflectApp.isError(reflect.as(ada, "GET", search + 61, null), 404, "not_found");
        ReflectApp.isError(reflect.anonymous("GET", search + 61, null), 404, "not_found");
        ReflectApp.isError(reflect.as(ada, "GET", search + 999_999, null), 404, "not_found");
        assertThat(ReflectApp.data(reflect.as(bob, "GET", search + 61, null)).stream()
                        .map(user -> user.get("isMember")))
                .containsExactly(false, true, false, false);
        assertThat(ReflectApp.data(reflect.as(ada, "GET", "/my-rooms", null))).isEmpty();
        assertThat(ReflectApp.data(reflect.as(bob, "GET", "/my-rooms?name=SEC", null)))
                .hasSize(1);
        assertThat(ReflectApp.data(reflect.as(bob, "GET", "/my-rooms?name=other", null)))
                .isEmpty();
    }

    @Test
    void nobody_posts_as_another_user() {
        people.follow(ada, bob);
        assertThat(found("&postingAs=true&postingAsUserId=" + reflect.uuid(ada)))
                .containsExactly(name(bob));
        assertThat(found("&postingAs=true")).containsExactly(name(bob));
        ReflectApp.isError(
                reflect.as(ada, "GET", "/search?postingAsUserId=" + reflect.uuid(bob), null), 403, "forbidden");
        ReflectApp.isError(
                reflect.as(ada, "GET", "/search?postingAsUserId=" + UUID.randomUUID(), null), 403, "forbidden");
        ReflectApp.isError(
                reflect.as(ada, "GET", "/search?postingAsUserId=7", null), 400, "invalid_request", "postingAsUserId");
        ReflectApp.isError(reflect.anonymous("GET", "/search?postingAs=true", null), 401, "unauthorized");
        ReflectApp.isError(
                reflect.anonymous("GET", "/search?postingAsUserId=" + reflect.uuid(ada), null), 401, "unauthorized");
    }

    @Test
    void malformed_parameters_are_400() {
        for (String wrong : List.of(
                "all=maybe",
                "postingAs=2",
                "roomId=0",
                "roomId=x",
                "roomId=-1",
                "roomId=99999999999",
                "query=" + "x".repeat(256))) {
            ReflectApp.isError(
                    reflect.as(ada, "GET", "/search?" + wrong, null),
                    400,
                    "invalid_request",
                    wrong.substring(0, wrong.indexOf('=')));
        }
        ReflectApp.isError(
                reflect.as(ada, "GET", "/my-rooms?name=" + "x".repeat(256), null), 400, "invalid_request", "name");
        ReflectApp.isError(reflect.as(ada, "GET", "/profile?qdc=2", null), 400, "invalid_request", "qdc");
        ReflectApp.isError(
                reflect.as(ada, "GET", "/" + reflect.uuid(bob) + "?qdc=yes", null), 400, "invalid_request", "qdc");
        ReflectApp.isError(reflect.anonymous("DELETE", "/" + reflect.uuid(bob), null), 405, "invalid_request");
    }
}
