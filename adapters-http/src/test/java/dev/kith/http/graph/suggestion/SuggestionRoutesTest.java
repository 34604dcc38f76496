package dev.kith.http.graph.suggestion;

import static dev.kith.http.graph.Answers.isProblem;
import static dev.kith.http.graph.TestKeys.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.key.IssuedKey;
import dev.kith.application.user.Users;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.profile.ProfileDetails;
import dev.kith.domain.profile.Visibility;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import dev.kith.http.graph.TestKeys;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code GET /graph/v1/users/{user}/suggestions} and {@code /suggestions/dismissed}. */
@MicronautTest
class SuggestionRoutesTest {

    private static final String USERS = "/graph/v1/users/";

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Inject
    TestKeys keys;

    @Inject
    Users users;

    private IssuedKey key;
    private long me;
    private long star;
    private long fan;

    /** Four users whom I follow, and who follow the star. */
    private List<Long> friends;

    @BeforeEach
    void populate() {
        key = keys.create(KeyScope.TIES);
        me = people.user(people.name("me"));
        star = people.user(people.name("star"));
        fan = people.user(people.name("fan"));
        friends = List.of(friend(), friend(), friend(), friend());
        people.follow(fan, me);
    }

    private long friend() {
        long friend = people.user(people.name("friend"));
        people.follow(me, friend);
        people.follow(friend, star);
        return friend;
    }

    private List<Map<?, ?>> suggestions(String query, String... headers) {
        ApiClient.Response answer = api.get(USERS + me + "/suggestions?limit=2" + query, headers);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        assertThat(answer.get("complete")).isEqualTo(true);
        return ((List<?>) answer.get("data"))
                .stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList();
    }

    private static long id(Object user) {
        return Long.parseLong((String) ((Map<?, ?>) user).get("id"));
    }

    private static Map<?, ?> reason(Map<?, ?> suggestion) {
        return (Map<?, ?>) ((List<?>) suggestion.get("reasons")).getFirst();
    }

    private static List<Long> named(Map<?, ?> reason) {
        return ((List<?>) reason.get("users"))
                .stream().map(SuggestionRoutesTest::id).toList();
    }

    @Test
    void a_suggestion_tells_who_follows_the_user() {
        for (String[] headers : List.of(as(key), api.as(me))) {
            List<Map<?, ?>> found = suggestions("", headers);
            assertThat(found).hasSize(2);
            assertThat(id(found.getFirst().get("user"))).isEqualTo(star);
            assertThat(found.getFirst().get("score")).isEqualTo(4);
            Map<?, ?> reason = reason(found.getFirst());
            assertThat(reason.get("type")).isEqualTo("followed_by_followings");
            assertThat(reason.get("count")).isEqualTo(4);
            assertThat(reason.get("at_least")).isEqualTo(false);
            assertThat(named(reason))
                    .containsExactlyElementsOf(friends.subList(1, 4).reversed());
            assertThat(id(found.getLast().get("user"))).isEqualTo(fan);
            assertThat(reason(found.getLast()).toString()).isEqualTo("{type=follows_you}");
        }
        people.follow(star, me);
        Map<?, ?> first = suggestions("&fields=username", as(key)).getFirst();
        assertThat(first.get("score")).isEqualTo(5);
        assertThat(((List<?>) first.get("reasons"))).hasSize(2);
        assertThat(reason(first).get("type")).isEqualTo("follows_you");
        assertThat(((Map<?, ?>) first.get("user"))).hasSize(1);
    }

    /** The number stays, because it names nobody. */
    @Test
    void a_reason_names_nobody_whose_followings_are_closed_to_the_user() {
        close(friends.get(3), Visibility.PRIVATE);
        close(friends.get(2), Visibility.FOLLOWERS);
        IssuedKey all = keys.create(KeyScope.TIES, KeyScope.PRIVATE_READ);
        for (String[] headers : List.of(as(all), as(key), api.as(me))) {
            Map<?, ?> reason = reason(suggestions("", headers).getFirst());
            assertThat(reason.get("count")).isEqualTo(4);
            assertThat(named(reason))
                    .containsExactlyElementsOf(friends.subList(0, 3).reversed());
        }
        friends.forEach(friend -> close(friend, Visibility.PRIVATE));
        assertThat(named(reason(suggestions("", as(key)).getFirst()))).isEmpty();
    }

    private void close(long user, Visibility visibility) {
        users.edit(
                new UserId(user),
                found -> found.withProfile(found.profile().with(ProfileDetails.NONE.withFollowings(visibility))));
    }

    @Test
    void connections_are_suggested_by_shared_connections() {
        for (long friend : friends.subList(0, 2)) {
            connect(me, friend);
            connect(friend, fan);
        }
        Map<?, ?> first = suggestions("&for=connection", api.as(me)).getFirst();
        assertThat(id(first.get("user"))).isEqualTo(fan);
        assertThat(first.get("score")).isEqualTo(3);
        assertThat(((List<?>) first.get("reasons")))
                .map(reason -> ((Map<?, ?>) reason).get("type"))
                .isEqualTo(List.of("follows_you", "shared_connections"));
        api.send("PUT", USERS + me + "/requests/sent/" + fan, null, as(key));
        for (String kind : List.of("follow", "connection")) {
            assertThat(suggestions("&for=" + kind, as(key))).noneMatch(found -> id(found.get("user")) == fan);
        }
    }

    private void connect(long one, long other) {
        assertThat(api.send("PUT", USERS + one + "/connections/" + other, null, as(key))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void popular_users_fill_the_page_of_a_user_who_knows_nobody() {
        me = people.user(people.name("newcomer"));
        List<Map<?, ?>> found = suggestions("", as(key));
        assertThat(found).hasSize(2).allSatisfy(each -> {
            assertThat(each.get("score")).isEqualTo(0);
            assertThat(((List<?>) each.get("reasons"))).hasSize(1);
            assertThat(reason(each).get("type")).isEqualTo("popular");
        });
        assertThat((Integer) reason(found.getFirst()).get("followers"))
                .isGreaterThanOrEqualTo((Integer) reason(found.getLast()).get("followers"))
                .isGreaterThanOrEqualTo(4);
    }

    @Test
    void what_is_wrong_is_refused() {
        String path = USERS + me + "/suggestions";
        for (String wrong : List.of("limit=51", "limit=0", "for=friends", "fields=x", "viewer=" + me)) {
            isProblem(api.get(path + "?" + wrong, as(key)), 400, "invalid-request");
        }
        assertThat(api.get(path + "?limit=50", as(key)).status()).isEqualTo(200);
        isProblem(api.get(path), 401, "unauthenticated");
        isProblem(api.get(path, api.as(star)), 403, "not-yours");
        isProblem(api.get(path, as(keys.create(KeyScope.USERS))), 403, "insufficient-scope");
        isProblem(api.get(USERS + "x/suggestions", as(key)), 400, "invalid-reference");
        isProblem(api.get(USERS + "999999999/suggestions", as(key)), 404, "user-not-found");
        people.status(me, UserStatus.SOFT_DELETED);
        isProblem(api.get(path, as(key)), 404, "user-not-found");
    }

    @Test
    void a_dismissed_user_is_not_suggested_until_restored() {
        String path = USERS + me + "/suggestions/dismissed";
        for (boolean isNew : new boolean[] {true, false}) {
            ApiClient.Response answer = api.send("PUT", path + "/" + star, null, isNew ? as(key) : api.as(me));
            assertThat(answer.status()).isEqualTo(isNew ? 201 : 200);
            assertThat(answer.get("changed")).isEqualTo(isNew);
        }
        assertThat(suggestions("", as(key))).noneMatch(found -> id(found.get("user")) == star);
        for (String[] headers : List.of(as(key), api.as(me))) {
            ApiClient.Response page = api.get(path, headers);
            assertThat(page.count()).isEqualTo(1);
            Map<?, ?> item = (Map<?, ?>) ((List<?>) page.get("data")).getFirst();
            assertThat(id(item.get("user"))).isEqualTo(star);
            assertThat(item.keySet().toString()).isEqualTo("[user, since]");
        }
        assertThat(api.get(path + "?view=ids", as(key)).get("ids")).isEqualTo(List.of(Long.toString(star)));
        for (boolean isChanged : new boolean[] {true, false}) {
            ApiClient.Response answer = api.send("DELETE", path + "/" + star, null, api.as(me));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.get("changed")).isEqualTo(isChanged);
        }
        assertThat(api.get(path, as(key)).count()).isZero();
        assertThat(suggestions("", as(key))).anyMatch(found -> id(found.get("user")) == star);
    }

    @Test
    void dismissals_of_others_are_refused() {
        String path = USERS + me + "/suggestions/dismissed";
        IssuedKey reader = keys.create(KeyScope.TIES_READ);
        for (String method : List.of("PUT", "DELETE")) {
            isProblem(api.send(method, path + "/" + star, null, api.as(star)), 403, "not-yours");
            isProblem(api.send(method, path + "/" + star, null, as(reader)), 403, "insufficient-scope");
            isProblem(api.send(method, path + "/" + star, null), 401, "unauthenticated");
            isProblem(api.send(method, path + "/" + me, null, as(key)), 422, "self-relation");
            isProblem(api.send(method, path + "/x", null, as(key)), 400, "invalid-reference");
            ApiClient.Response unknown = api.send(method, path + "/999999999", null, as(key));
            isProblem(unknown, 404, "user-not-found");
            assertThat(unknown.get("ref")).isEqualTo("999999999");
            isProblem(
                    api.send(method, USERS + "999999999/suggestions/dismissed/" + star, null, as(key)),
                    404,
                    "user-not-found");
        }
        isProblem(api.get(path, api.as(star)), 403, "not-yours");
    }
}
