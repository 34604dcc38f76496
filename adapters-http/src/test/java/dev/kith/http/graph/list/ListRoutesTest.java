package dev.kith.http.graph.list;

import static dev.kith.http.graph.Answers.isProblem;
import static dev.kith.http.graph.TestKeys.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.key.IssuedKey;
import dev.kith.application.user.CreateUserAnswer;
import dev.kith.application.user.NewUser;
import dev.kith.application.user.Users;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.profile.ProfileDetails;
import dev.kith.domain.profile.Visibility;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.Username;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import dev.kith.http.graph.TestKeys;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lists of followers, followings and connections below {@code /graph/v1/users/{user}}. */
@MicronautTest
class ListRoutesTest {

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

    /** Five followers of the star: the second is mutual, the third is blocked by the viewer, the fourth is shared. */
    private final List<Long> fans = new ArrayList<>();

    @BeforeEach
    void populate() {
        key = keys.create(KeyScope.TIES, KeyScope.USERS_READ);
        star = people.user(people.name("star"));
        viewer = people.user(people.name("viewer"));
        for (int number = 0; number < 5; number++) {
            long fan = people.user(people.name("fan"));
            fans.add(fan);
            people.follow(fan, star);
        }
        people.follow(star, fans.get(1));
        people.hide(viewer, fans.get(2));
        people.follow(fans.get(3), viewer);
    }

    private ApiClient.Response get(String path, String... headers) {
        return api.get(USERS + path, headers);
    }

    private ApiClient.Response followers(String query) {
        ApiClient.Response answer = get(star + "/followers" + query, as(key));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> data(ApiClient.Response page) {
        return (List<Map<String, Object>>) page.get("data");
    }

    @SuppressWarnings("unchecked")
    private static List<String> ids(ApiClient.Response page) {
        return page.get("ids") == null
                ? data(page).stream()
                        .map(item -> (String) ((Map<String, Object>) item.get("user")).get("id"))
                        .toList()
                : (List<String>) page.get("ids");
    }

    /** The ids of some fans, by their numbers. */
    private List<String> fans(Integer... numbers) {
        return Stream.of(numbers).map(number -> fans.get(number).toString()).toList();
    }

    private static List<Object> members(ApiClient.Response page, String member) {
        return data(page).stream().map(item -> item.get(member)).toList();
    }

    @Test
    void an_item_is_a_brief_user_with_the_time_and_a_true_flag() {
        ApiClient.Response page = followers("?limit=2");
        assertThat(page.json().keySet()).containsExactly("data", "next", "count", "complete", "state");
        assertThat(ids(page)).isEqualTo(fans(4, 3));
        assertThat(ids(get(star + "/followers/?limit=2", as(key)))).isEqualTo(fans(4, 3));
        assertThat(page.count()).isEqualTo(5);
        assertThat(page.get("complete")).isEqualTo(true);
        assertThat(data(page).getFirst().keySet()).containsExactly("user", "since", "mutual", "shared", "relationship");
        assertThat(data(page).getFirst())
                .containsEntry("mutual", false)
                .containsEntry("shared", null)
                .containsEntry("relationship", null);
        assertThat(((Map<?, ?>) data(page).getFirst().get("user"))
                        .keySet().stream().map(Object::toString))
                .containsExactly("id", "uuid", "external_id", "username", "name", "picture");
        assertThat(members(followers(""), "mutual")).containsExactly(false, false, false, true, false);
        assertThat(members(followers("?order=mutual_first"), "mutual"))
                .containsExactly(true, false, false, false, false);
        assertThat(followers("?fields=id,counts").raw().body()).contains("\"counts\":{\"followers\":1");
    }

    @Test
    void pages_of_any_size_joined_are_the_list() {
        for (String question : List.of(
                "order=newest",
                "order=mutual_first",
                "order=shared_first&viewer=" + viewer,
                "shared=false&viewer=" + viewer,
                "view=ids",
                "mutual=false",
                "since=2024-01-01T00:00:00Z")) {
            List<String> whole = ids(followers("?limit=100&" + question));
            for (int limit = 1; limit <= 3; limit++) {
                List<String> walked = new ArrayList<>();
                String path = USERS + star + "/followers?limit=" + limit + "&" + question;
                while (path != null) {
                    ApiClient.Response page = api.get(path, as(key));
                    assertThat(page.count()).isEqualTo(whole.size());
                    walked.addAll(ids(page));
                    String link = page.raw().headers().firstValue("Link").orElse(null);
                    assertThat(link == null).isEqualTo(page.get("next") == null);
                    path = link == null ? null : link.substring(1, link.indexOf('>'));
                }
                assertThat(walked).as(question).isEqualTo(whole);
            }
        }
    }

    @Test
    void a_list_is_ordered_and_filtered() {
        Map<String, List<String>> expected = new HashMap<>();
        expected.put("", fans(4, 3, 2, 1, 0));
        expected.put("order=newest", fans(4, 3, 2, 1, 0));
        expected.put("order=mutual_first", fans(1, 4, 3, 2, 0));
        expected.put("mutual=true", fans(1));
        expected.put("mutual=false", fans(4, 3, 2, 0));
        expected.put("order=mutual_first&mutual=false", fans(4, 3, 2, 0));
        expected.put("order=shared_first&viewer=" + viewer, fans(3, 4, 1, 0));
        expected.put("shared=true&viewer=" + viewer, fans(3));
        expected.put("shared=false&viewer=" + viewer, fans(4, 1, 0));
        expected.put("order=shared_first&shared=false&viewer=" + viewer, fans(4, 1, 0));
        expected.put("viewer=" + viewer, fans(4, 3, 1, 0));
        expected.put("mutual=false&viewer=" + viewer, fans(4, 3, 0));
        String third = (String) members(followers(""), "since").get(2);
        expected.put("since=" + third, fans(4, 3, 2));
        expected.put("until=" + third, fans(1, 0));
        expected.put("order=mutual_first&until=" + third, fans(1, 0));
        expected.put("since=" + third.replace("Z", "%2B00:00") + "&until=2999-01-01T00:00:00.5Z", fans(4, 3, 2));
        expected.forEach((question, list) -> {
            ApiClient.Response page = followers("?" + question);
            assertThat(ids(page)).as(question).isEqualTo(list);
            assertThat(page.count()).as(question).isEqualTo(list.size());
            assertThat(ids(followers("?view=ids&" + question))).as(question).isEqualTo(list);
        });
    }

    @Test
    void what_is_shared_is_told_when_it_is_asked_for() {
        String as = "&viewer=" + viewer;
        assertThat(members(followers("?include=shared" + as), "shared")).containsExactly(false, true, false, false);
        assertThat(members(followers("?order=shared_first" + as), "shared")).containsExactly(true, false, false, false);
        assertThat(members(followers("?shared=true" + as), "shared")).containsExactly(true);
        assertThat(members(followers("?viewer=" + viewer), "shared")).containsOnlyNulls();
        api.send("PUT", USERS + viewer + "/followings/" + fans.get(0), null, as(key));
        ApiClient.Response page = followers("?include=relationship,shared" + as);
        List<Object> relationships = members(page, "relationship");
        assertThat((Map<?, ?>) relationships.getLast())
                .isEqualTo(get(viewer + "/relationships/" + fans.get(0), api.as(viewer))
                        .json());
        assertThat(get(star + "/followings?include=shared" + as, as(key)).json().toString())
                .contains("shared=false");
    }

    @Test
    void connections_have_the_flag_of_the_follows() {
        for (int number : List.of(0, 1)) {
            api.send("PUT", USERS + star + "/connections/" + fans.get(number), null, as(key));
        }
        api.send("PUT", USERS + fans.get(1) + "/connections/" + viewer, null, as(key));
        ApiClient.Response page = get(star + "/connections?order=shared_first&viewer=" + viewer, as(key));
        assertThat(ids(page)).isEqualTo(fans(1, 0));
        assertThat(members(page, "mutual")).containsExactly(true, false);
        assertThat(members(page, "shared")).containsExactly(true, false);
        assertThat(ids(get(star + "/connections?view=ids", as(key)))).isEqualTo(fans(1, 0));
        assertThat(ids(get(fans.get(1) + "/followings?include=shared", api.as(star))))
                .containsExactly(Long.toString(star));
    }

    @Test
    void a_list_of_references_has_the_form_that_is_asked_for() {
        long known = user(new ExternalId("cust:" + UUID.randomUUID()));
        people.follow(known, star);
        User user = users.find(new UserId(known)).orElseThrow();
        assertThat(followers("?view=ids&limit=1").json().keySet()).containsExactly("ids", "next", "count", "state");
        assertThat(ids(followers("?view=ids&ref=uuid&limit=1")))
                .containsExactly(user.uuid().toString());
        assertThat(ids(followers("?view=ids&ref=ext&limit=2")))
                .containsExactly(user.externalId().toString(), null);
        assertThat(ids(get(star + "/followers?view=ids&ref=ext&limit=1", api.as(viewer))))
                .containsOnlyNulls();
        assertThat(ids(get(star + "/followers?view=ids&ref=ext&limit=1", api.as(known))))
                .containsExactly(user.externalId().toString());
        String item =
                get(star + "/followers?limit=1&viewer=" + viewer, as(key)).raw().body();
        assertThat(item).contains("\"external_id\":\"" + user.externalId() + "\"");
        assertThat(get(star + "/followers?limit=1", api.as(viewer)).raw().body())
                .contains("\"external_id\":null");
        assertThat(followers("?view=ids&limit=5000").status()).isEqualTo(200);
    }

    private long user(ExternalId id) {
        String name = people.name("known");
        CreateUserAnswer answer = users.create(new NewUser(
                null, UUID.randomUUID(), new Username(name), Profile.EMPTY, null, id, Instant.EPOCH, Role.MEMBER));
        return ((CreateUserAnswer.Created) answer).user().id().value();
    }

    @Test
    void a_count_is_left_out_where_it_is_not_wanted() {
        assertThat(followers("?count=false").json())
                .containsEntry("count", null)
                .containsEntry("complete", true);
        assertThat(followers("?count=true").count()).isEqualTo(5);
    }

    @Test
    void a_page_that_is_known_is_not_repeated() {
        ApiClient.Response first = followers("?limit=2");
        String tag = first.raw().headers().firstValue("ETag").orElseThrow();
        assertThat(tag).startsWith("W/\"");
        assertThat(get(star + "/followers?limit=2", as(key, "If-None-Match", tag))
                        .status())
                .isEqualTo(304);
        // another state alone is no other page
        people.follow(viewer, fans.get(0));
        assertThat(get(star + "/followers?limit=2", as(key, "If-None-Match", tag))
                        .status())
                .isEqualTo(304);
        people.follow(viewer, star);
        assertThat(get(star + "/followers?limit=2", as(key, "If-None-Match", tag))
                        .status())
                .isEqualTo(200);
    }

    private void close(long user, Visibility visibility) {
        users.edit(
                new UserId(user),
                found -> found.withProfile(found.profile()
                        .with(ProfileDetails.NONE.withFollowers(visibility).withFollowings(visibility))));
    }

    @Test
    void a_closed_list_is_shown_to_whom_its_owner_allows_and_to_keys_that_may_read_what_is_private() {
        IssuedKey all = keys.create(KeyScope.TIES_READ, KeyScope.PRIVATE_READ);
        for (Visibility visibility : Visibility.values()) {
            close(star, visibility);
            boolean isPublic = visibility == Visibility.PUBLIC;
            for (String list : List.of("/followers", "/followings")) {
                shows(star + list, isPublic, as(key));
                shows(star + list, true, as(all));
                shows(star + list + "?viewer=" + viewer, isPublic, as(all));
                shows(star + list + "?viewer=" + star, true, as(key));
                shows(star + list, isPublic, api.as(viewer));
                shows(star + list, visibility != Visibility.PRIVATE, api.as(fans.getFirst()));
                shows("me" + list, true, api.as(star));
            }
            shows(star + "/connections", true, api.as(viewer));
        }
        ApiClient.Response closed = get(star + "/followings", as(key));
        assertThat(closed.get("list")).isEqualTo("followings");
    }

    /** A follower who is mutual is among the followings, so the flag would tell of that list, and the reverse. */
    @Test
    void who_is_mutual_is_told_to_whom_the_other_list_is_shown() {
        IssuedKey all = keys.create(KeyScope.TIES_READ, KeyScope.PRIVATE_READ);
        api.send("PUT", USERS + star + "/connections/" + fans.get(1), null, as(key));
        for (String closed : List.of("followings", "followers")) {
            users.edit(
                    new UserId(star),
                    found -> found.withProfile(found.profile()
                            .with(
                                    closed.equals("followings")
                                            ? ProfileDetails.NONE.withFollowings(Visibility.PRIVATE)
                                            : ProfileDetails.NONE.withFollowers(Visibility.PRIVATE))));
            String shown = closed.equals("followings") ? "followers" : "followings";
            for (String list : List.of(shown, "connections")) {
                for (String[] headers : List.of(as(key), api.as(viewer))) {
                    assertThat(members(get(star + "/" + list, headers), "mutual"))
                            .isNotEmpty()
                            .containsOnlyNulls();
                }
                assertThat(members(get(star + "/" + list + "?viewer=" + viewer, as(all)), "mutual"))
                        .isNotEmpty()
                        .containsOnlyNulls();
                assertThat(members(get(star + "/" + list, as(all)), "mutual")).contains(true);
                assertThat(members(get(star + "/" + list + "?viewer=" + star, as(key)), "mutual"))
                        .contains(true);
                assertThat(members(get("me/" + list, api.as(star)), "mutual")).contains(true);
            }
            for (String question : List.of("mutual=true", "mutual=false", "order=mutual_first")) {
                for (String view : List.of("", "&view=ids")) {
                    ApiClient.Response answer = get(star + "/" + shown + "?" + question + view, api.as(viewer));
                    isProblem(answer, 403, "list-closed");
                    assertThat(answer.get("list")).isEqualTo(closed);
                    shows(star + "/" + shown + "?" + question + view, true, as(all));
                    shows("me/" + shown + "?" + question + view, true, api.as(star));
                }
            }
            assertThat(get(star + "/" + shown + "?view=ids", api.as(viewer)).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_parameter_that_is_repeated_is_refused() {
        for (String query : List.of(
                "limit=1&limit=1",
                "include=shared&include=shared",
                "include=shared,shared",
                "include=relationship,shared,relationship",
                "viewer=" + viewer + "&viewer=" + viewer)) {
            String more = query.startsWith("viewer") ? "" : "&viewer=" + viewer;
            isProblem(get(star + "/followers?" + query + more, as(key)), 400, "invalid-request");
        }
    }

    @Test
    void times_may_have_lower_case_letters() {
        String third = (String) members(followers(""), "since").get(2);
        assertThat(ids(followers("?since=" + third.replace('T', 't').replace('Z', 'z'))))
                .isEqualTo(fans(4, 3, 2));
        String blank = "/followers?since=" + third.replace("T", "%20");
        isProblem(get(star + blank, as(key)), 400, "invalid-request");
    }

    private void shows(String path, boolean isShown, String... headers) {
        ApiClient.Response answer = get(path, headers);
        if (isShown) {
            assertThat(answer.status()).as(path).isEqualTo(200);
        } else {
            isProblem(answer, 403, "list-closed");
        }
    }

    @Test
    void a_user_looks_for_themself_only_and_a_key_needs_the_scope() {
        isProblem(get(star + "/followers"), 401, "unauthenticated");
        isProblem(get(star + "/followers?viewer=" + star, api.as(viewer)), 403, "not-yours");
        assertThat(ids(get(star + "/followers?viewer=me", api.as(viewer)))).isEqualTo(fans(4, 3, 1, 0));
        ApiClient.Response scope = get(star + "/followers", as(keys.create(KeyScope.USERS, KeyScope.TIES_WRITE)));
        isProblem(scope, 403, "insufficient-scope");
        assertThat(scope.get("scope")).isEqualTo("graph.ties.read");
    }

    @Test
    void blocked_and_suspended_users_read_and_deleted_ones_are_not_found() {
        people.hide(star, viewer);
        assertThat(ids(get(star + "/followers", api.as(viewer)))).isEqualTo(fans(4, 3, 1, 0));
        people.status(viewer, UserStatus.BLOCKED);
        assertThat(ids(get(star + "/followers", api.as(viewer)))).isEqualTo(fans(4, 3, 1, 0));
        people.status(fans.get(4), UserStatus.BLOCKED);
        assertThat(ids(followers("?limit=1"))).isEqualTo(fans(4));

        people.status(viewer, UserStatus.SOFT_DELETED);
        isProblem(get(star + "/followers", api.as(viewer)), 401, "invalid-credentials");
        for (String path : List.of(
                viewer + "/followers",
                star + "/followers?viewer=" + viewer,
                "999999999/connections",
                "ext:nobody/followers")) {
            isProblem(get(path, as(key)), 404, "user-not-found");
        }
        assertThat(get(star + "/followers?viewer=" + viewer, as(key)).get("ref"))
                .isEqualTo(Long.toString(viewer));
        isProblem(get("me/followers", as(key)), 400, "invalid-reference");
        isProblem(get(star + "/followers?viewer=07", as(key)), 400, "invalid-reference");
    }

    @Test
    void a_combination_without_a_meaning_is_refused() {
        String as = "&viewer=" + viewer;
        Map<String, String> wrong = new HashMap<>();
        wrong.put("limit=0", "limit");
        wrong.put("limit=101", "limit");
        wrong.put("limit=%2B5", "limit");
        wrong.put("limit=05", "limit");
        wrong.put("limit=%205", "limit");
        wrong.put("view=ids&limit=5001", "limit");
        wrong.put("order=oldest", "order");
        wrong.put("order=", "order");
        wrong.put("mutual=yes", "mutual");
        wrong.put("shared=1" + as, "shared");
        wrong.put("shared=true", "shared");
        wrong.put("order=shared_first", "order");
        wrong.put("include=shared", "include");
        wrong.put("include=relationship", "include");
        wrong.put("include=shared,", "include");
        wrong.put("include=mutual" + as, "include");
        wrong.put("mutual=true&shared=true" + as, "shared");
        wrong.put("order=mutual_first&shared=true" + as, "shared");
        wrong.put("order=shared_first&mutual=true" + as, "mutual");
        wrong.put("order=shared_first&since=2024-01-01T00:00:00Z" + as, "since");
        wrong.put("order=shared_first&until=2024-01-01T00:00:00Z" + as, "until");
        wrong.put("since=2024-01-01", "since");
        wrong.put("until=2024-01-01T00:00:00.1234567Z", "until");
        wrong.put("since=2024-01-01T00:00:00Z&until=2024-01-01T00:00:00Z", "until");
        wrong.put("view=all", "view");
        wrong.put("view=ids&fields=id", "fields");
        wrong.put("view=ids&include=shared" + as, "include");
        wrong.put("view=ids&ref=name", "ref");
        wrong.put("ref=ext", "ref");
        wrong.put("fields=mail", "fields");
        wrong.put("count=no", "count");
        wrong.put("mutal=true", "mutal");
        wrong.forEach((query, parameter) -> {
            ApiClient.Response answer = get(star + "/followers?" + query, as(key));
            isProblem(answer, 400, "invalid-request");
            assertThat(answer.raw().body()).as(query).contains("\"parameter\":\"" + parameter + "\"");
        });
        for (String query : List.of("mutual=true", "order=mutual_first")) {
            isProblem(get(star + "/connections?" + query, as(key)), 400, "invalid-request");
        }
    }

    @Test
    void a_cursor_of_another_question_is_refused() {
        String next = (String) followers("?limit=1").get("next");
        assertThat(ids(followers("?limit=2&fields=id&after=" + next))).isEqualTo(fans(3, 2));
        assertThat(ids(followers("?view=ids&limit=2&count=false&after=" + next)))
                .isEqualTo(fans(3, 2));
        for (String other : List.of(
                star + "/followings?after=",
                viewer + "/followers?after=",
                star + "/followers?mutual=false&after=",
                star + "/followers?order=mutual_first&after=",
                star + "/followers?viewer=" + viewer + "&after=",
                star + "/followers?since=2024-01-01T00:00:00Z&after=")) {
            isProblem(get(other + next, as(key)), 400, "invalid-cursor");
        }
        for (int place = 0; place < next.length(); place++) {
            String changed =
                    next.substring(0, place) + (next.charAt(place) == 'B' ? 'C' : 'B') + next.substring(place + 1);
            isProblem(get(star + "/followers?after=" + changed, as(key)), 400, "invalid-cursor");
        }
        for (String wrong : List.of("", "x", "%00", "dXNlcnM-MA", "A".repeat(33), next + "A")) {
            isProblem(get(star + "/followers?after=" + wrong, as(key)), 400, "invalid-cursor");
        }
    }
}
