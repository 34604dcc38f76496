package dev.kith.http.graph.list;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code GET /graph/v1/users/{user}/known-followers} and {@code /common/{list}}. */
@MicronautTest
class CommonRoutesTest {

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
    private long star;
    private long viewer;

    /** Five followers of the star. The viewer follows the first three of them. */
    private final List<Long> fans = new ArrayList<>();

    @BeforeEach
    void populate() {
        key = keys.create(KeyScope.TIES);
        star = people.user(people.name("star"));
        viewer = people.user(people.name("viewer"));
        for (int number = 0; number < 5; number++) {
            long fan = people.user(people.name("fan"));
            fans.add(fan);
            people.follow(fan, star);
            if (number < 3) {
                people.follow(viewer, fan);
            }
        }
        people.follow(fans.get(1), viewer);
        people.follow(fans.get(4), viewer);
    }

    private ApiClient.Response page(String path, String... headers) {
        ApiClient.Response answer = api.get(USERS + path, headers);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer;
    }

    private static List<Long> ids(ApiClient.Response page) {
        return page.get("ids") == null
                ? ((List<?>) page.get("data"))
                        .stream()
                                .map(item -> (Map<?, ?>) ((Map<?, ?>) item).get("user"))
                                .map(user -> Long.parseLong((String) user.get("id")))
                                .toList()
                : ((List<?>) page.get("ids"))
                        .stream().map(id -> Long.parseLong((String) id)).toList();
    }

    private List<Long> fans(int... numbers) {
        List<Long> some = new ArrayList<>();
        for (int number : numbers) {
            some.add(fans.get(number));
        }
        return some;
    }

    @Test
    void known_followers_are_counted_and_paged_with_the_newest_first() {
        String path = star + "/known-followers?viewer=" + viewer;
        ApiClient.Response page = page(path, as(key));
        assertThat(ids(page)).isEqualTo(fans(2, 1, 0));
        assertThat(page.count()).isEqualTo(3);
        assertThat(page.get("complete")).isEqualTo(true);
        assertThat(((Map<?, ?>) ((List<?>) page.get("data")).getFirst())
                        .keySet()
                        .toString())
                .isEqualTo("[user, since]");
        assertThat(ids(page(star + "/known-followers", api.as(viewer)))).isEqualTo(fans(2, 1, 0));
        List<Long> walked = new ArrayList<>();
        String next = "";
        while (next != null) {
            ApiClient.Response one = page(path + "&view=ids&limit=1" + next, as(key));
            assertThat(one.count()).isEqualTo(3);
            walked.addAll(ids(one));
            next = one.get("next") == null ? null : "&after=" + one.get("next");
        }
        assertThat(walked).isEqualTo(fans(2, 1, 0));
        people.hide(viewer, fans.get(1));
        assertThat(ids(page(path, as(key)))).isEqualTo(fans(2, 0));
        assertThat(ids(page(viewer + "/known-followers", api.as(viewer)))).isEqualTo(List.of());
    }

    @Test
    void common_lists_are_those_of_both_users() {
        assertThat(ids(page(star + "/common/followers?with=" + viewer, as(key))))
                .isEqualTo(fans(4, 1));
        assertThat(ids(page(viewer + "/common/followers?with=" + star, as(key))))
                .isEqualTo(fans(4, 1));
        long other = people.user(people.name("other"));
        people.follow(other, fans.get(2));
        people.follow(other, fans.get(0));
        people.follow(other, star);
        assertThat(ids(page("me/common/followings?with=" + other, api.as(viewer))))
                .isEqualTo(fans(2, 0));
        assertThat(ids(page("@" + name(other) + "/common/followings?view=ids&with=me", api.as(viewer))))
                .isEqualTo(fans(0, 2));
        for (long user : List.of(other, viewer)) {
            api.send("PUT", USERS + user + "/connections/" + star, null, as(key));
        }
        assertThat(ids(page(other + "/common/connections?with=" + viewer, as(key))))
                .containsExactly(star);
        assertThat(page(star + "/common/followers?with=" + star, as(key)).count())
                .isEqualTo(6);
    }

    private String name(long user) {
        return users.find(new UserId(user)).orElseThrow().username().value();
    }

    @Test
    void a_closed_list_closes_what_is_made_of_it() {
        users.edit(
                new UserId(star),
                user -> user.withProfile(user.profile().with(ProfileDetails.NONE.withFollowers(Visibility.PRIVATE))));
        IssuedKey all = keys.create(KeyScope.TIES, KeyScope.PRIVATE_READ);
        isProblem(api.get(USERS + star + "/known-followers", api.as(viewer)), 403, "list-closed");
        for (String path : List.of(
                star + "/common/followers?with=" + viewer,
                viewer + "/common/followers?with=" + star,
                star + "/known-followers?viewer=" + viewer)) {
            isProblem(api.get(USERS + path, as(key)), 403, "list-closed");
        }
        isProblem(
                api.get(USERS + star + "/common/followers?with=" + viewer + "&viewer=" + viewer, as(all)),
                403,
                "list-closed");
        assertThat(ids(page(star + "/common/followers?with=" + viewer, as(all))))
                .isEqualTo(fans(4, 1));
        assertThat(ids(page(star + "/common/followers?viewer=" + star + "&with=" + viewer, as(key))))
                .isEqualTo(fans(4, 1));
        assertThat(page(star + "/common/followings?with=" + viewer, as(key)).count())
                .isZero();
    }

    @Test
    void what_is_missing_or_wrong_is_refused() {
        String common = star + "/common/followers";
        isProblem(api.get(USERS + star + "/known-followers", as(key)), 400, "invalid-request");
        isProblem(api.get(USERS + common, as(key)), 400, "invalid-request");
        for (String wrong : List.of("limit=101", "order=newest", "mutual=true", "include=shared", "fields=x")) {
            isProblem(api.get(USERS + common + "?with=" + viewer + "&" + wrong, as(key)), 400, "invalid-request");
        }
        isProblem(api.get(USERS + common + "?with=007", as(key)), 400, "invalid-reference");
        isProblem(api.get(USERS + star + "/common/blocks?with=" + viewer, as(key)), 404, "not-found");
        ApiClient.Response unknown = api.get(USERS + common + "?with=999999999", as(key));
        isProblem(unknown, 404, "user-not-found");
        assertThat(unknown.get("ref")).isEqualTo("999999999");
        isProblem(api.get(USERS + common + "?with=ext:nobody", as(key)), 404, "user-not-found");
        isProblem(api.get(USERS + "999999999/known-followers?viewer=" + viewer, as(key)), 404, "user-not-found");
        String next = (String) page(star + "/known-followers?limit=1&viewer=" + viewer, as(key))
                .get("next");
        for (String other : List.of(
                common + "?with=" + viewer,
                star + "/known-followers?viewer=" + fans.getFirst(),
                star + "/followers?")) {
            isProblem(api.get(USERS + other + "&after=" + next, as(key)), 400, "invalid-cursor");
        }
        isProblem(api.get(USERS + common + "?with=" + viewer), 401, "unauthenticated");
        isProblem(api.get(USERS + common + "?with=" + viewer + "&viewer=" + star, api.as(viewer)), 403, "not-yours");
        isProblem(
                api.get(USERS + common + "?with=" + viewer, as(keys.create(KeyScope.USERS))),
                403,
                "insufficient-scope");
        people.status(viewer, UserStatus.SOFT_DELETED);
        isProblem(api.get(USERS + common + "?with=" + viewer, as(key)), 404, "user-not-found");
    }
}
