package dev.kith.http.fivehundredpx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.profile.Gender;
import dev.kith.domain.profile.LatLng;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.profile.ProfileDetails;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserStatus;
import dev.kith.http.ApiClient;
import dev.kith.http.TestAccounts;
import dev.kith.http.TestAccounts.Member;
import dev.kith.http.TestUsers;
import dev.kith.http.fivehundredpx.oauth.signature.SigningApp;
import dev.kith.http.fivehundredpx.oauth.signature.SigningApp.TokenCredentials;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operations on users: formats, access and errors. */
@MicronautTest
class PxUsersTest {

    private static final String USERS = "/px/v1/users";

    @Inject
    ApiClient api;

    @Inject
    SigningApp app;

    @Inject
    TestAccounts members;

    @Inject
    TestUsers people;

    @Inject
    JsonMapper json;

    private Member ada;
    private TokenCredentials key;

    @BeforeEach
    void sign_ada_in() {
        ada = members.join("ada");
        key = app.signIn(ada.name(), TestAccounts.PASSWORD);
    }

    private ApiClient.Response read(String path) {
        return api.get(USERS + path + (path.contains("?") ? "&" : "?") + "consumer_key=" + app.consumerKey());
    }

    private ApiClient.Response friends(String method, long id) {
        return app.send(method, USERS + "/" + id + "/friends", key, "");
    }

    private static void isError(ApiClient.Response answer, int status, String error) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.json())
                .containsOnlyKeys("error", "status")
                .containsEntry("error", error)
                .containsEntry("status", status);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(ApiClient.Response answer, String name) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return (List<Map<String, Object>>) answer.get(name);
    }

    private static List<Long> ids(ApiClient.Response answer, String name) {
        return list(answer, name).stream()
                .map(user -> ((Number) user.get("id")).longValue())
                .toList();
    }

    private Map<String, Object> parsed(String text) {
        try {
            return json.readValue(text, Argument.mapOf(String.class, Object.class));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private long eve() {
        return people.user(
                people.name("eve"),
                new Profile(
                        "Eve van der Berg",
                        "I take pictures.",
                        "",
                        "Utrecht, Old Town, Netherlands",
                        new LatLng(52, 5),
                        null,
                        LocalDate.of(1990, 2, 3),
                        Gender.FEMALE,
                        "https://eve.example.org/",
                        null,
                        null,
                        "",
                        "",
                        ProfileDetails.NONE),
                Role.ADMIN);
    }

    private String brief(long id, String name) {
        return """
                {"id":%d,"username":"%s","firstname":"Eve","lastname":"van der Berg","fullname":"Eve van der Berg","city":"Utrecht, Old Town",\
                "country":"Netherlands","userpic_url":"%s","upgrade_status":0,"followers_count":1,"affection":0""".formatted(id, name, picture(id));
    }

    private String picture(long id) {
        return read("/" + ada.id())
                .user()
                .get("userpic_url")
                .toString()
                .replace("/" + ada.id() + ".svg", "/" + id + ".svg");
    }

    private String full(long id, String name) {
        String picture = picture(id);
        String both = "{\"http\":\"" + picture + "\",\"https\":\"" + picture + "\"}";
        return brief(id, name) + """
                ,"sex":2,"birthday":"1990-02-03","state":"","active":1,"registration_date":"2024-01-01T00:00:00+00:00","about":"I take pictures.",\
                "domain":null,"locale":"en","upgrade_type":0,"show_nude":false,"store_on":false,"fotomoto_on":false,\
                "contacts":{"website":"https://eve.example.org/"},"equipment":{"camera":[],"lens":[],"misc":[]},"photos_count":0,\
                "galleries_count":0,"friends_count":2,"admin":1,"avatars":{"default":%s,"large":%s,"small":%s,"tiny":%s}""".formatted(both, both, both, both);
    }

    // ---- formats

    @Test
    void lists_contain_users_in_the_short_format() {
        long eve = eve();
        String name = (String) read("/" + eve).user().get("username");
        people.mutual(eve, ada.id());
        ApiClient.Response followers = read("/" + ada.id() + "/followers");
        assertThat(followers.raw().body())
                .isEqualTo("{\"followers_count\":1,\"followers_pages\":1,\"page\":1,\"followers\":[" + brief(eve, name)
                        + "}]}");
        ApiClient.Response friends = read("/" + ada.id() + "/friends");
        assertThat(friends.raw().body())
                .isEqualTo(
                        "{\"friends_count\":1,\"friends_pages\":1,\"page\":1,\"friends\":[" + brief(eve, name) + "}]}");
        assertThat(friends.raw().headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    }

    @Test
    void other_users_get_the_full_format_and_callers_whether_they_follow() {
        long eve = eve();
        people.mutual(eve, ada.id());
        people.follow(eve, members.join("bob").id());
        String name = (String) read("/" + eve).user().get("username");
        String anonymous = "{\"user\":" + full(eve, name) + "}}";
        assertThat(read("/" + eve).raw().body()).isEqualTo(anonymous);
        assertThat(read("/show?id=" + eve).raw().body()).isEqualTo(anonymous);
        assertThat(app.get(USERS + "/show?username=" + name.toUpperCase(Locale.ROOT), TokenCredentials.ofNoUser())
                        .raw()
                        .body())
                .isEqualTo(anonymous);
        assertThat(app.get(USERS + "/" + eve, key).raw().body())
                .isEqualTo("{\"user\":" + full(eve, name) + ",\"following\":true}}");
        assertThat(friends("DELETE", eve).user()).containsEntry("following", false);
        assertThat(app.get(USERS + "/" + eve, key).user())
                .containsEntry("following", false)
                .doesNotContainKeys("email", "auth", "upload_limit");
    }

    @Test
    void the_user_themself_gets_more_keys() {
        Map<String, Object> shown = app.get(USERS + "/show?id=" + ada.id(), key).user();
        Map<String, Object> seenByOthers = read("/" + ada.id()).user();
        Map<String, Object> own = new LinkedHashMap<>(seenByOthers);
        own.putAll(parsed("""
                {"following":false,"email":"%s@example.org","upload_limit":null,"upload_limit_expiry":null,"upgrade_expiry_date":null,
                "upgrade_status_expiry":null,"auth":{"facebook":0,"twitter":0,"google_oauth2":0}}""".formatted(ada.name())));
        assertThat(shown).isEqualTo(own);
        ApiClient.Response me = app.get(USERS, key);
        assertThat(me.status()).isEqualTo(200);
        own.putAll(parsed("{\"show_personalized_categories\":false,\"gdpr_acceptance_timestamp\":null}"));
        assertThat(me.user()).isEqualTo(own);
    }

    @Test
    void an_empty_profile_has_all_keys() {
        assertThat(read("/" + ada.id()).user())
                .containsEntry("firstname", "")
                .containsEntry("lastname", "")
                .containsEntry("fullname", ada.name())
                .containsEntry("city", "")
                .containsEntry("country", "")
                .containsEntry("sex", 0)
                .containsEntry("birthday", null)
                .containsEntry("contacts", Map.of())
                .containsEntry("admin", 0);
    }

    @Test
    void a_search_contains_users_in_the_full_format() {
        String mark = people.name("mark").replace("_", "");
        List<Long> found = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            found.add(people.user(mark + number));
        }
        people.follow(ada.id(), found.get(1));
        ApiClient.Response page = read("/search?rpp=2&term=" + mark);
        assertThat(page.json())
                .containsOnlyKeys("current_page", "total_pages", "total_items", "users")
                .containsEntry("current_page", 1)
                .containsEntry("total_pages", 2)
                .containsEntry("total_items", 3);
        assertThat(ids(page, "users")).isEqualTo(found.subList(0, 2));
        assertThat(list(page, "users").getFirst())
                .isEqualTo(read("/" + found.getFirst()).user());
        assertThat(ids(read("/search?rpp=2&page=2&term=" + mark), "users")).containsExactly(found.get(2));
        assertThat(list(app.get(USERS + "/search?term=" + mark, key), "users"))
                .extracting(user -> user.get("following"))
                .containsExactly(false, true, false);
        people.status(found.getFirst(), UserStatus.SOFT_DELETED);
        assertThat(ids(read("/search?term=" + mark), "users")).isEqualTo(found.subList(1, 3));
    }

    // ---- following

    @Test
    void a_repeated_follow_or_unfollow_is_refused() {
        long bob = members.join("bob").id();
        ApiClient.Response followed = friends("POST", bob);
        assertThat(followed.status()).as(followed.raw().body()).isEqualTo(200);
        assertThat(followed.user())
                .containsEntry("id", (int) bob)
                .containsEntry("followers_count", 1)
                .containsEntry("following", true);
        isError(friends("POST", bob), 403, "You already follow this user.");
        assertThat(ids(read("/" + ada.id() + "/friends"), "friends")).containsExactly(bob);
        assertThat(ids(read("/" + bob + "/followers"), "followers")).containsExactly(ada.id());
        ApiClient.Response unfollowed = friends("DELETE", bob);
        assertThat(unfollowed.status()).isEqualTo(200);
        assertThat(unfollowed.user())
                .containsEntry("id", (int) bob)
                .containsEntry("followers_count", 0)
                .containsEntry("following", false);
        isError(friends("DELETE", bob), 403, "You do not follow this user.");
        assertThat(read("/" + ada.id() + "/friends").json())
                .containsEntry("friends_count", 0)
                .containsEntry("friends_pages", 0);
    }

    @Test
    void a_form_with_the_method_delete_unfollows() {
        long bob = members.join("bob").id();
        String path = USERS + "/" + bob + "/friends";
        assertThat(app.send("POST", path, key, "_method=post").user()).containsEntry("following", true);
        isError(app.send("POST", path, key, "_method=put"), 400, "_method is neither post nor delete.");
        assertThat(app.send("POST", path, key, "_method=DELETE").user()).containsEntry("following", false);
        isError(app.send("POST", path + "?_method=delete", key, "_method=delete"), 403, "You do not follow this user.");
        assertThat(app.send("POST", path + "?_method=delete", key, "").user())
                .as("not in the query")
                .containsEntry("following", true);
    }

    @Test
    void refused_follows_and_unfollows() {
        isError(friends("POST", ada.id()), 403, "You cannot follow or unfollow yourself.");
        isError(friends("DELETE", ada.id()), 403, "You cannot follow or unfollow yourself.");
        isError(friends("POST", 999_999_999), 404, "User does not exist.");
        isError(friends("DELETE", 999_999_999), 404, "User does not exist.");
        Member hider = members.join("hider");
        people.hide(hider.id(), ada.id());
        isError(friends("POST", hider.id()), 403, "One of you two hides the other.");
        for (UserStatus status : List.of(UserStatus.SOFT_DELETED, UserStatus.BLOCKED)) {
            Member disabled = members.join("disabled");
            members.status(disabled, status);
            isError(friends("POST", disabled.id()), 403, "The user has been disabled.");
            isError(friends("DELETE", disabled.id()), 403, "The user has been disabled.");
        }
        members.status(ada, UserStatus.BLOCKED);
        isError(friends("POST", hider.id()), 403, "One of you two hides the other.");
        isError(friends("POST", members.join("bob").id()), 403, "Your account has been disabled.");
    }

    // ---- access

    @Test
    void reading_needs_a_consumer_key_and_writing_an_access_token() {
        long bob = members.join("bob").id();
        for (String path : List.of(
                "/" + bob, "/show?id=" + bob, "/search?term=x", "/" + bob + "/friends", "/" + bob + "/followers")) {
            isError(api.get(USERS + path), 401, "Consumer key missing.");
            String keyed = USERS + path + (path.contains("?") ? "&" : "?") + "consumer_key=";
            isError(api.get(keyed), 401, "Consumer key missing.");
            isError(api.get(keyed + "x"), 401, "Invalid OAuth Request: the consumer key is unknown.");
            assertThat(read(path).status()).as(path).isEqualTo(200);
            assertThat(app.get(USERS + path, TokenCredentials.ofNoUser()).status())
                    .as(path)
                    .isEqualTo(200);
            assertThat(app.get(USERS + path, key).status()).as(path).isEqualTo(200);
        }
        String reason = "This request needs a user: sign it with OAuth and an access token.";
        isError(read(""), 401, reason);
        isError(app.get(USERS, TokenCredentials.ofNoUser()), 401, reason);
        String write = USERS + "/" + bob + "/friends?consumer_key=" + app.consumerKey();
        isError(api.post(write, null), 401, reason);
        isError(api.send("DELETE", write, null), 401, reason);
        isError(app.send("POST", write, TokenCredentials.ofNoUser(), ""), 401, reason);
    }

    @Test
    void a_disabled_user_is_403_and_an_unknown_one_404() {
        for (UserStatus status : List.of(UserStatus.SOFT_DELETED, UserStatus.BLOCKED)) {
            Member disabled = members.join("disabled");
            members.status(disabled, status);
            for (String path : List.of("", "/friends", "/followers")) {
                isError(read("/" + disabled.id() + path), 403, "The user has been disabled.");
            }
            ApiClient.Response shown = read("/show?username=" + disabled.name());
            assertThat(shown.status()).isEqualTo(403);
            assertThat(shown.json())
                    .isEqualTo(
                            Map.of("error", "The user has been disabled.", "status", 403, "lookup_method", "username"));
        }
        members.status(ada, UserStatus.HARD_DELETED);
        for (long unknown : List.of(999_999_999L, ada.id())) {
            for (String path : List.of("", "/friends", "/followers")) {
                isError(read("/" + unknown + path), 404, "User does not exist.");
            }
        }
        assertThat(read("/show?id=999999999").json())
                .isEqualTo(Map.of("error", "User does not exist.", "status", 404, "lookup_method", "id"));
    }

    @Test
    void lists_and_counts_omit_deleted_users_and_keep_blocked_ones() {
        Member blocked = members.join("blocked");
        Member deleted = members.join("deleted");
        for (Member follower : List.of(blocked, deleted)) {
            people.follow(follower.id(), ada.id());
        }
        members.status(blocked, UserStatus.BLOCKED);
        members.status(deleted, UserStatus.SOFT_DELETED);
        ApiClient.Response followers = read("/" + ada.id() + "/followers");
        assertThat(ids(followers, "followers")).containsExactly(blocked.id());
        assertThat(followers.json()).containsEntry("followers_count", 1);
        assertThat(read("/" + ada.id()).user()).containsEntry("followers_count", 1);
    }

    @Test
    void lists_omit_the_users_whom_the_caller_hides() {
        long bob = members.join("bob").id();
        long cyd = members.join("cyd").id();
        people.follow(cyd, bob);
        people.hide(ada.id(), cyd);
        assertThat(app.get(USERS + "/" + bob + "/followers", key).json()).containsEntry("followers_count", 0);
        assertThat(read("/" + bob + "/followers").json()).containsEntry("followers_count", 1);
    }

    // ---- lookup of one user

    @Test
    void the_first_of_id_username_and_email_looks_the_user_up() {
        Member bob = members.join("bob");
        assertThat(read("/show?username=" + bob.name() + "&id=" + ada.id()).user())
                .containsEntry("id", (int) ada.id());
        assertThat(read("/show?username=" + bob.name() + "&email=x@example.org").user())
                .containsEntry("id", (int) bob.id());
        isError(read("/show"), 400, "You have not provided a valid username or user ID.");
        isError(read("/show?id=&username="), 400, "You have not provided a valid username or user ID.");
        for (String bad : List.of("abc", "1.5", "1e3", "%00")) {
            assertThat(read("/show?id=" + bad).json())
                    .as(bad)
                    .isEqualTo(Map.of(
                            "error",
                            "You have not provided a valid username or user ID.",
                            "status",
                            400,
                            "lookup_method",
                            "id"));
        }
        for (String unknown : List.of("0", "-1", "99999999999999999999999", "9".repeat(500), "9223372036854775808")) {
            assertThat(read("/show?id=" + unknown).status()).as(unknown).isEqualTo(404);
        }
        for (String unknown : List.of("%3Cscript%3E", "x".repeat(2_000), "%00", "no%20one")) {
            assertThat(read("/show?username=" + unknown).status()).as(unknown).isEqualTo(404);
        }
    }

    @Test
    void a_lookup_by_email_is_refused_by_default() {
        assertThat(read("/show?email=" + ada.name() + "%40example.org").json())
                .isEqualTo(Map.of(
                        "error",
                        "This server does not look users up by e-mail address.",
                        "status",
                        400,
                        "lookup_method",
                        "email"));
    }

    // ---- pages

    @Test
    void pages_are_numbered_and_begin_with_the_newest_follow() {
        List<Long> newestFirst = new ArrayList<>();
        for (int number = 0; number < 25; number++) {
            long follower = people.user(people.name("f"));
            people.follow(follower, ada.id());
            newestFirst.addFirst(follower);
        }
        people.follow(ada.id(), newestFirst.get(20));
        String path = "/" + ada.id() + "/followers";
        ApiClient.Response first = read(path);
        assertThat(ids(first, "followers")).as("mutual or not").isEqualTo(newestFirst.subList(0, 20));
        assertThat(first.json())
                .containsEntry("followers_count", 25)
                .containsEntry("followers_pages", 2)
                .containsEntry("page", 1);
        assertThat(ids(read(path + "?page=2"), "followers")).isEqualTo(newestFirst.subList(20, 25));
        ApiClient.Response all = read(path + "?rpp=1000");
        assertThat(ids(all, "followers")).isEqualTo(newestFirst);
        assertThat(all.json()).containsEntry("followers_pages", 1);
        assertThat(read(path + "?rpp=7").json()).containsEntry("followers_pages", 4);
        for (String defaulted : List.of(
                "?rpp=0",
                "?rpp=-5",
                "?rpp=x",
                "?rpp=",
                "?page=0",
                "?page=-1",
                "?page=x",
                "?page=1.5",
                "?rpp=0&page=0")) {
            assertThat(read(path + defaulted).json()).as(defaulted).isEqualTo(first.json());
        }
        for (String beyond : List.of("1000000000", "3", "99999999999999999999", "9".repeat(900))) {
            ApiClient.Response empty = read(path + "?page=" + beyond);
            assertThat(ids(empty, "followers")).as(beyond).isEmpty();
            assertThat(empty.json()).containsEntry("followers_count", 25).containsEntry("followers_pages", 2);
        }
        assertThat(read(path + "?page=1000000000").json()).containsEntry("page", 1_000_000_000);
        assertThat(read(path + "?rpp=500&page=1").json())
                .as("at most a hundred")
                .containsEntry("followers_pages", 1);
    }

    // ---- malformed requests

    @Test
    void malformed_requests_get_the_error_format_of_the_dialect() {
        isError(read("/search"), 400, "term is missing.");
        isError(read("/search?term=%20"), 400, "term is missing.");
        isError(
                read("/search?term=" + "x".repeat(256)),
                400,
                "term: Ensure this field has no more than 255 characters.");
        for (String path : List.of(
                "/abc/friends",
                "/-1/followers",
                "/0/friends",
                "/99999999999999999999/followers",
                "/1.5",
                "/x",
                "/1/nothing")) {
            ApiClient.Response answer = read(path);
            assertThat(answer.status()).as(path + answer.raw().body()).isEqualTo(404);
            assertThat(answer.json()).containsOnlyKeys("error", "status");
        }
        ApiClient.Response wrongMethod =
                api.send("PUT", USERS + "/1/friends", "{}", "Content-Type", "application/json");
        isError(wrongMethod, 405, "Method \"PUT\" not allowed.");
        String path = USERS + "/1/friends";
        String form = "application/x-www-form-urlencoded";
        isError(
                api.post(path, "a=%zz", "Content-Type", form),
                400,
                "A parameter is not percent-encoded as it should be.");
        isError(
                api.post(path, "a=" + "x".repeat(2_000_000), "Content-Type", form),
                413,
                "The request body is too large.");
        long bob = members.join("bob").id();
        assertThat(app.send("POST", USERS + "/" + bob + "/friends", key, "").status())
                .isEqualTo(200);
    }

    @Test
    void a_trailing_slash_is_ignored() {
        assertThat(read("/" + ada.id() + "/followers/").status()).isEqualTo(200);
        assertThat(app.send("GET", USERS + "/", key, "").status()).isEqualTo(200);
    }
}
