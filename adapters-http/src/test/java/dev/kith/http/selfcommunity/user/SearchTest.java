package dev.kith.http.selfcommunity.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.topic.TopicSetup;
import dev.kith.domain.profile.Gender;
import dev.kith.domain.profile.LatLng;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.topic.Category;
import dev.kith.domain.topic.CategoryId;
import dev.kith.domain.topic.Tag;
import dev.kith.domain.topic.TagId;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest
class SearchTest {

    private static final String JSON = "application/json";
    private static final String SEARCH = "/api/v2/user/search/";
    private static final String AUTOCOMPLETE = "/api/v2/user/autocomplete/";

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Inject
    TopicSetup topics;

    @Inject
    JsonMapper json;

    private long ada;
    private String mark;

    @BeforeEach
    void one_person() {
        ada = people.user(people.name("ada"));
        mark = people.name("q").replace("_", "").toLowerCase(Locale.ROOT);
    }

    private ApiClient.Response search(String query) {
        return api.get(SEARCH + "?" + query, api.as(ada));
    }

    private long user(String name, Profile profile) {
        return people.user(name, profile, Role.MEMBER);
    }

    private static void isError(ApiClient.Response answer, int status, String code) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    // ---- search by text

    @Test
    void the_most_relevant_users_come_first() {
        long within = user("x" + mark, Profile.EMPTY);
        long word = user(people.name("w"), Profile.EMPTY.withRealName("Mary " + mark + "son"));
        long begins = user(people.name("b"), Profile.EMPTY.withRealName(mark.toUpperCase(Locale.ROOT) + " Smith"));
        long longer = user(mark + "_2", Profile.EMPTY);
        long exact = user(mark, Profile.EMPTY);
        for (String parameter : List.of("user", "search")) {
            var page = search(parameter + "=" + mark.toUpperCase(Locale.ROOT));
            assertThat(page.ids()).containsExactly(exact, longer, begins, word, within);
            assertThat(page.count()).isEqualTo(5);
            assertThat(page.results())
                    .allSatisfy(
                            user -> assertThat(user).containsKeys("connection_status", "followers_counter", "tags"));
        }
        assertThat(api.get(AUTOCOMPLETE + "?search=" + mark).ids())
                .containsExactly(exact, longer, begins, word, within);
        assertThat(search("user=" + mark + "&ordering=-username").ids())
                .startsWith(within)
                .endsWith(begins);
    }

    @Test
    void the_user_parameter_switches_the_filters_on_names_off() {
        long one = user(mark, Profile.EMPTY.withRealName("One"));
        assertThat(search("user=" + mark + "&username=nobody&real_name=nobody").ids())
                .containsExactly(one);
        assertThat(search("search=" + mark + "&username=nobody").ids()).isEmpty();
    }

    @Test
    void every_filter_narrows() {
        long one = user(
                mark + "a",
                Profile.EMPTY
                        .withRealName("\u00c9milie " + mark)
                        .withLocation("Paris")
                        .withDescription("Chess player")
                        .withGender(Gender.FEMALE));
        long two = user(
                mark + "b",
                Profile.EMPTY.withRealName("Karl").withLocation("Basel").withGender(Gender.MALE));
        long three = people.user(mark + "c", Profile.EMPTY, Role.MODERATOR);
        assertThat(search("username=" + mark).ids()).containsExactly(one, two, three);
        assertThat(search("real_name=emilie%20" + mark).ids()).containsExactly(one);
        assertThat(search("user=" + mark + "&location=PARIS").ids()).containsExactly(one);
        assertThat(search("user=" + mark + "&description=chess").ids()).containsExactly(one);
        assertThat(search("user=" + mark + "&gender=Male").ids()).containsExactly(two);
        assertThat(search("user=" + mark + "&is_staff=true").ids()).containsExactly(three);
        assertThat(search("user=" + mark + "&is_staff=0").ids()).containsExactly(one, two);
        assertThat(search("user=" + mark + "&ordering=location").ids()).containsExactly(three, two, one);
        assertThat(search("user=" + mark + "&ordering=-location").ids()).containsExactly(one, two, three);
        assertThat(search("user=" + mark + "&ordering=real_name").ids()).containsExactly(three, one, two);
        assertThat(search("user=" + mark + "&gender=&age=&tag=&lat_lng=&is_staff=")
                        .ids())
                .hasSize(3);
    }

    @Test
    void ages_are_counted_in_years_up_to_today() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        long young = user(
                mark + "a", Profile.EMPTY.withDateOfBirth(today.minusYears(30).plusDays(1)));
        long thirty = user(mark + "b", Profile.EMPTY.withDateOfBirth(today.minusYears(30)));
        long old = user(mark + "c", Profile.EMPTY.withDateOfBirth(today.minusYears(46)));
        user(mark + "d", Profile.EMPTY);
        assertThat(search("user=" + mark + "&age=-30").ids()).containsExactly(young);
        assertThat(search("user=" + mark + "&age=30-45").ids()).containsExactly(thirty);
        assertThat(search("user=" + mark + "&age=45%2B").ids()).containsExactly(old);
        assertThat(search("user=" + mark + "&age=45+").ids()).containsExactly(old);
    }

    @Test
    void the_nearest_users_come_first() {
        long far = user(mark + "a", Profile.EMPTY.withHome(new LatLng(51.5, -0.12)));
        long near =
                user(mark + "b", Profile.EMPTY.withHome(new LatLng(51.5, -0.12)).withPosition(new LatLng(48.8, 2.3)));
        long nowhere = user(mark + "c", Profile.EMPTY);
        assertThat(search("user=" + mark + "&lat_lng=48.85,2.35&ordering=distance")
                        .ids())
                .containsExactly(near, far)
                .doesNotContain(nowhere);
        assertThat(search("user=" + mark + "&lat_lng=48.85,2.35").ids()).containsExactly(near, far);
        assertThat(search("user=" + mark + "&lat_lng=48.85,2.35&ordering=-distance")
                        .ids())
                .containsExactly(far, near);
        assertThat(search("user=" + mark + "&lat_lng=48.85,2.35&ordering=-username")
                        .ids())
                .containsExactly(nowhere, near, far);

        String path = SEARCH + "?ordering=distance&user_position=true&user=" + mark;
        assertThat(api.get(path, api.as(far)).ids()).containsExactly(far, near);
        assertThat(api.get(path, api.as(near)).ids()).containsExactly(near, far);
        isError(api.get(path, api.as(nowhere)), 400, "user_position:invalid");
        isError(search("ordering=distance"), 400, "ordering:invalid");
        isError(search("ordering=-distance&user_position=false"), 400, "ordering:invalid");
    }

    @Test
    void tags_and_categories_are_shown_and_counted_and_filter_a_search() {
        long one = user(mark + "a", Profile.EMPTY);
        long two = user(mark + "b", Profile.EMPTY);
        TagId shown = new TagId(one);
        TagId secret = new TagId(two);
        CategoryId category = new CategoryId(one);
        topics.keep(new Tag(
                shown,
                Tag.Type.USER,
                "<b>vip</b>",
                "",
                "#ff0000",
                true,
                true,
                false,
                Instant.parse("2024-01-01T00:00:00Z")));
        topics.keep(new Tag(
                secret,
                Tag.Type.USER,
                "watched",
                "",
                "#ff0000",
                false,
                true,
                false,
                Instant.parse("2024-01-01T00:00:00Z")));
        topics.keep(new Category(category, "Chess", "chess"));
        topics.tag(new UserId(one), shown);
        topics.tag(new UserId(one), secret);
        topics.follow(new UserId(two), category, Instant.EPOCH);
        assertThat(search("tag=" + shown).ids()).containsExactly(one);
        assertThat(search("tag=" + secret).ids()).isEmpty();
        assertThat(search("category=" + category).ids()).containsExactly(two);
        assertThat(search("tag=999999").count()).isZero();
        var user = api.get("/api/v2/user/" + one + "/");
        assertThat(user.get("tags"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .singleElement()
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsOnlyKeys(
                        "id", "type", "name", "description", "color", "visible", "active", "deleted", "created_at")
                .containsEntry("name", "<b>vip</b>")
                .containsEntry("type", "user");
        assertThat(api.get("/api/v2/user/" + two + "/").get("categories_counter"))
                .isEqualTo(1);
        assertThat(api.get("/api/v2/user/" + two + "/counters/").get("categories"))
                .isEqualTo(1);
        var edited =
                api.send("PATCH", "/api/v2/user/" + one + "/", "{\"bio\":\"x\"}", api.as(one, "Content-Type", JSON));
        assertThat((List<?>) edited.get("tags")).hasSize(1);
    }

    // ---- visibility

    @Test
    void search_requires_a_token_and_autocomplete_does_not() {
        isError(api.get(SEARCH), 401, "not_authenticated");
        isError(api.post("/api/v2/user/match/", "[]", "Content-Type", JSON), 401, "not_authenticated");
        assertThat(api.get(AUTOCOMPLETE + "?search=" + mark).status()).isEqualTo(200);
        long one = user(mark, Profile.EMPTY);
        assertThat(api.get(AUTOCOMPLETE + "?search=" + mark).results().getFirst())
                .containsOnlyKeys("id", "username", "real_name", "avatar", "ext_id")
                .containsEntry("id", (int) one)
                .containsEntry("username", mark);
        assertThat(search("user=" + mark).results().getFirst()).doesNotContainKeys("email", "email_isvalid", "status");
    }

    @Test
    void hidden_and_deleted_users_are_not_found_and_count_is_the_number_of_users_on_all_pages() {
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            all.add(user(mark + i, Profile.EMPTY));
        }
        people.hide(ada, all.get(2));
        people.status(all.get(5), UserStatus.SOFT_DELETED);
        people.status(all.get(6), UserStatus.HARD_DELETED);
        List<Long> others = all.stream()
                .filter(id -> !List.of(all.get(5), all.get(6)).contains(id))
                .toList();
        List<Long> notHidden =
                others.stream().filter(id -> !id.equals(all.get(2))).toList();
        long bob = people.user(people.name("bob"));

        assertThat(walk(SEARCH + "?limit=2&user=" + mark, api.as(ada))).isEqualTo(notHidden);
        assertThat(walk(SEARCH + "?limit=2&user=" + mark, api.as(bob))).isEqualTo(others);
        assertThat(walk(AUTOCOMPLETE + "?limit=3&search=" + mark)).isEqualTo(others);
        assertThat(walk(AUTOCOMPLETE + "?limit=3&search=" + mark, api.as(ada))).isEqualTo(notHidden);
        assertThat(walk(AUTOCOMPLETE + "?limit=3&search=" + mark + "&exclude=" + others.get(0) + ",%20"
                        + others.get(1)))
                .isEqualTo(others.subList(2, others.size()));
    }

    private List<Long> walk(String path, String... headers) {
        List<Long> found = new ArrayList<>();
        ApiClient.Response page = api.get(path, headers);
        long count = page.count();
        while (true) {
            assertThat(page.count()).isEqualTo(count);
            found.addAll(page.ids());
            if (page.get("next") == null) {
                assertThat(found).hasSize((int) count);
                return found;
            }
            page = api.get((String) page.get("next"), headers);
        }
    }

    // ---- usernames in a text

    private List<Map<String, Object>> match(String body) throws IOException {
        var answer = api.post("/api/v2/user/match/", body, api.as(ada, "Content-Type", JSON));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return json.readValue(answer.raw().body(), Argument.listOf(Argument.mapOf(String.class, Object.class)));
    }

    @Test
    void names_match_in_any_case_and_keep_their_order() throws IOException {
        long one = user(mark + "a", Profile.EMPTY);
        long two = user(mark + "b", Profile.EMPTY);
        long hidden = user(mark + "c", Profile.EMPTY);
        people.hide(ada, hidden);
        String body = "[\"%1$sB\",\"%1$sa\",\"%1$sA\",\"%1$sc\",\"nobody-%1$s\",\"not a name\",\"\"]".formatted(mark);
        assertThat(match(body))
                .extracting(user -> ((Number) user.get("id")).longValue())
                .containsExactly(two, one);
        assertThat(match(body).getFirst()).containsOnlyKeys("id", "username", "real_name", "avatar", "ext_id");
        assertThat(match("[]")).isEmpty();
    }

    @Test
    void what_is_not_a_list_of_names_is_400() {
        String tooMany = "[" + String.join(",", Collections.nCopies(101, "\"x\"")) + "]";
        for (String body : List.of(
                "{}", "\"x\"", "7", "[1]", "[null]", "[[\"x\"]]", "[{\"x\":1}]", "", "[", "{\"a\":[\"x\"]}", tooMany)) {
            var answer = api.post("/api/v2/user/match/", body, api.as(ada, "Content-Type", JSON));
            assertThat(answer.status()).as(body + " -> " + answer.raw().body()).isEqualTo(400);
        }
    }

    // ---- bad input

    @Test
    void parameters_that_are_no_choice_are_400_and_named() {
        Map<String, String> wrong = Map.ofEntries(
                Map.entry("gender=male", "gender:invalid_choice"),
                Map.entry("age=30", "age:invalid_choice"),
                Map.entry("age=45-", "age:invalid_choice"),
                Map.entry("is_staff=maybe", "is_staff:invalid_choice"),
                Map.entry("user_position=2", "user_position:invalid_choice"),
                Map.entry("lat_lng=91,0", "lat_lng:invalid"),
                Map.entry("lat_lng=NaN,0", "lat_lng:invalid"),
                Map.entry("lat_lng=x", "lat_lng:invalid"),
                Map.entry("lat_lng=1,2,3", "lat_lng:invalid"),
                Map.entry("tag=x", "tag:invalid"),
                Map.entry("tag=0", "tag:invalid"),
                Map.entry("category=-1", "category:invalid"),
                Map.entry("category=99999999999999999999", "category:invalid"),
                Map.entry("ordering=email", "ordering:invalid_choice"),
                Map.entry("ordering=id", "ordering:invalid_choice"),
                Map.entry("ordering=date_joined", "ordering:invalid_choice"),
                Map.entry("ordering=--distance", "ordering:invalid_choice"));
        wrong.forEach((query, code) -> isError(search(query), 400, code));
        isError(api.get(AUTOCOMPLETE + "?exclude=1,x"), 400, "exclude:invalid");
        isError(api.get(AUTOCOMPLETE + "?ordering=distance"), 400, "ordering:invalid_choice");
    }

    @Test
    void texts_with_a_meaning_in_other_languages_are_plain_text() {
        for (String text : List.of(
                "%27%20OR%201=1",
                "%22",
                "%5C",
                "*",
                "%25",
                "_%25",
                "%7B%7D",
                "$user",
                "%60",
                "%F0%9F%9A%80",
                "%CC%81",
                "%20%20",
                "AND",
                "x".repeat(255))) {
            var answer = search("user=" + text + "&username=" + text);
            assertThat(answer.status()).as(text + " -> " + answer.raw().body()).isEqualTo(200);
        }
        assertThat(search("limit=x&offset=-3&user=" + mark).status()).isEqualTo(200);
    }
}
