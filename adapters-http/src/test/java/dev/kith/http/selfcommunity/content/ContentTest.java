package dev.kith.http.selfcommunity.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.topic.TopicSetup;
import dev.kith.domain.topic.Category;
import dev.kith.domain.topic.CategoryId;
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
class ContentTest {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Inject
    TopicSetup topics;

    private long ada;

    @BeforeEach
    void one_person() {
        ada = people.user(people.name("ada"));
    }

    private ApiClient.Response write(String type, String body) {
        return api.post("/api/v2/" + type + "/", body, api.as(ada, "Content-Type", JSON));
    }

    private long written(String type, String body) {
        var answer = write(type, body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return ((Number) answer.get("id")).longValue();
    }

    private ApiClient.Response feed(String query, String... headers) {
        return api.get("/api/v2/user/" + ada + "/feed/" + query, headers);
    }

    @SuppressWarnings("unchecked")
    private static List<Long> ids(ApiClient.Response feed) {
        return feed.results().stream()
                .map(unit ->
                        ((Number) ((Map<String, Object>) unit.get((String) unit.get("type"))).get("id")).longValue())
                .toList();
    }

    private static void isError(ApiClient.Response answer, int status, String code) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    // ---- writing

    @Test
    @SuppressWarnings("unchecked")
    void a_new_post_is_returned_and_appears_in_the_feed() {
        topics.keep(new Category(new CategoryId(ada), "Chess", "chess"));
        var answer = write(
                "discussion",
                "{\"title\":\"Which opening?\",\"text\":\"Mine\\nis e4\",\"categories\":[%d,%d],\"medias\":[],\"location\":null}"
                        .formatted(ada, ada));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        assertThat(answer.json())
                .containsKeys(
                        "id",
                        "type",
                        "author",
                        "html",
                        "summary",
                        "added_at",
                        "last_activity_at",
                        "last_edited_at",
                        "deleted",
                        "collapsed",
                        "comment_count",
                        "vote_count",
                        "flag_count",
                        "share_count",
                        "follower_count",
                        "view_count",
                        "slug",
                        "categories",
                        "medias",
                        "addressing",
                        "location",
                        "poll",
                        "voted",
                        "followed",
                        "suspended",
                        "reaction",
                        "reactions_count")
                .containsEntry("type", "discussion")
                .containsEntry("title", "Which opening?")
                .containsEntry("html", "Mine<br>is e4")
                .containsEntry("slug", "which-opening");
        assertThat((Map<String, Object>) answer.get("author"))
                .containsEntry("id", (int) ada)
                .containsEntry("discussions_counter", 1);
        assertThat((List<Map<String, Object>>) answer.get("categories"))
                .singleElement()
                .satisfies(category ->
                        assertThat(category).containsEntry("id", (int) ada).containsEntry("name", "Chess"));
        long post = written("post", "{\"text\":\"x\"}");
        long status = written("status", "{\"text\":\"y\",\"title\":\"not of a status\"}");

        var feed = feed("");
        assertThat(ids(feed)).containsExactly(status, post, ((Number) answer.get("id")).longValue());
        assertThat(feed.results().getFirst())
                .containsOnlyKeys("type", "status", "seen_by_id", "seen", "has_boost")
                .containsEntry("type", "status")
                .containsEntry("seen_by_id", List.of())
                .containsEntry("seen", false)
                .containsEntry("has_boost", false);
        assertThat((Map<String, Object>) feed.results().getFirst().get("status"))
                .doesNotContainKey("title");
        assertThat((Map<String, Object>) feed.results().getLast().get("discussion"))
                .containsEntry("title", "Which opening?");
    }

    @Test
    void counters_count_posts_of_each_type() {
        for (String type : List.of("post", "post", "post", "status", "status")) {
            written(type, "{\"text\":\"x\"}");
        }
        written("discussion", "{\"title\":\"x\"}");
        assertThat(api.get("/api/v2/user/" + ada + "/").json())
                .containsEntry("posts_counter", 3)
                .containsEntry("statuses_counter", 2)
                .containsEntry("discussions_counter", 1);
        assertThat(api.get("/api/v2/user/" + ada + "/counters/").json())
                .containsEntry("posts", 3)
                .containsEntry("statuses", 2)
                .containsEntry("discussions", 1);
    }

    @Test
    void markup_in_a_post_is_escaped() {
        String evil = "<script>alert('x')</script><img src=x onerror=\\\"alert(1)\\\"> &lt;b&gt;";
        var answer = write("discussion", "{\"title\":\"<script>\",\"text\":\"" + evil + "\"}");
        String shown =
                "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp;lt;b&amp;gt;";
        assertThat(answer.json())
                .containsEntry("html", shown)
                .containsEntry("summary", shown)
                .containsEntry("title", "<script>");
        assertThat((String) answer.get("slug")).isEqualTo("script");
        assertThat(answer.raw().headers().firstValue("Content-Type").orElseThrow())
                .startsWith(JSON);
    }

    @Test
    void a_summary_is_cut_between_characters() {
        var answer = write("post", "{\"text\":\"" + "\uD83D\uDE80".repeat(300) + "\"}");
        assertThat((String) answer.get("summary")).isEqualTo("\uD83D\uDE80".repeat(200) + "\u2026");
    }

    @Test
    void a_form_means_the_same_as_json() {
        topics.keep(new Category(new CategoryId(ada), "Chess", "chess"));
        var answer =
                api.post("/api/v2/post/", "text=a%26b+%3Ci%3E&categories=" + ada, api.as(ada, "Content-Type", FORM));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        assertThat(answer.get("html")).isEqualTo("a&amp;b &lt;i&gt;");
        assertThat((List<?>) answer.get("categories")).hasSize(1);
    }

    @Test
    void every_invalid_field_is_named_with_its_reason() {
        Map<String, String> wrong = Map.ofEntries(
                Map.entry("post {}", "text:required"),
                Map.entry("post ", "text:required"),
                Map.entry("status {\"text\":\" \"}", "text:blank"),
                Map.entry("post {\"text\":null}", "text:null"),
                Map.entry("post {\"text\":[]}", "text:invalid"),
                Map.entry("post {\"text\":\"" + "x".repeat(20_001) + "\"}", "text:max_length"),
                Map.entry("post {\"text\":\"a\\u0000\"}", "text:invalid"),
                Map.entry("discussion {\"text\":\"x\"}", "title:required"),
                Map.entry("discussion {\"title\":\"\",\"text\":\"x\"}", "title:blank"),
                Map.entry("discussion {\"title\":\"" + "x".repeat(256) + "\"}", "title:max_length"),
                Map.entry("discussion {\"title\":\"a\\nb\"}", "title:invalid"),
                Map.entry("post {\"text\":\"x\",\"categories\":[99999999]}", "categories:does_not_exist"),
                Map.entry("post {\"text\":\"x\",\"categories\":[\"x\"]}", "categories:incorrect_type"),
                Map.entry("post {\"text\":\"x\",\"categories\":[null]}", "categories:incorrect_type"),
                Map.entry("post {\"text\":\"x\",\"categories\":{\"a\":1}}", "categories:incorrect_type"),
                Map.entry(
                        "post {\"text\":\"x\",\"categories\":" + ApiClient.range(1, 21) + "}", "categories:max_length"),
                Map.entry("post {\"text\":\"x\",\"addressing\":[1]}", "addressing:invalid"),
                Map.entry("post {\"text\":\"x\",\"draft\":true}", "draft:invalid"),
                Map.entry("post {\"text\":\"x\",\"poll\":{\"title\":\"?\"}}", "poll:invalid"),
                Map.entry("post {\"text\":\"x\",\"medias\":[1]}", "medias:invalid"));
        wrong.forEach((request, code) -> {
            String[] parts = request.split(" ", 2);
            isError(write(parts[0], parts[1]), 400, code);
        });
        assertThat(feed("").count()).isZero();
        for (String body : List.of("[", "[1]", "\"x\"")) {
            assertThat(write("post", body).status()).isEqualTo(400);
        }
        assertThat(api.post("/api/v2/post/", "<a/>", api.as(ada, "Content-Type", "application/xml"))
                        .status())
                .isEqualTo(415);
    }

    @Test
    void users_without_permission_cannot_write() {
        for (String type : List.of("post", "discussion", "status")) {
            isError(
                    api.post("/api/v2/" + type + "/", "{\"text\":\"x\",\"title\":\"x\"}", "Content-Type", JSON),
                    401,
                    "not_authenticated");
        }
        people.status(ada, UserStatus.BLOCKED);
        for (String type : List.of("post", "discussion", "status")) {
            isError(write(type, "{\"text\":\"x\",\"title\":\"x\"}"), 403, "permission_denied");
        }
        assertThat(feed("").count()).isZero();
    }

    // ---- reading

    @Test
    void the_pages_of_a_feed_joined_are_the_whole_feed_for_every_caller() {
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            all.addFirst(written(i % 2 == 0 ? "post" : "status", "{\"text\":\"" + i + "\"}"));
        }
        long bob = people.user(people.name("bob"));
        for (String[] headers : List.of(new String[0], api.as(bob), api.as(ada))) {
            List<Long> found = new ArrayList<>();
            var page = feed("?limit=3", headers);
            while (true) {
                assertThat(page.count()).isEqualTo(7);
                found.addAll(ids(page));
                if (page.get("next") == null) {
                    break;
                }
                page = api.get((String) page.get("next"), headers);
            }
            assertThat(found).isEqualTo(all);
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void an_authors_fields_depend_on_the_caller() {
        written("post", "{\"text\":\"x\"}");
        long bob = people.user(people.name("bob"));
        people.follow(bob, ada);
        var anonymous = (Map<String, Object>)
                ((Map<String, Object>) feed("").results().getFirst().get("post")).get("author");
        assertThat(anonymous).doesNotContainKeys("connection_status", "email", "status");
        var signedIn = (Map<String, Object>) ((Map<String, Object>)
                        feed("", api.as(bob)).results().getFirst().get("post"))
                .get("author");
        assertThat(signedIn).containsEntry("connection_status", "followed").doesNotContainKeys("email");

        people.hide(bob, ada);
        assertThat(feed("", api.as(bob)).count()).isZero();
        assertThat(feed("", api.as(bob)).results()).isEmpty();
        assertThat(feed("").count()).isEqualTo(1);

        people.status(ada, UserStatus.SOFT_DELETED);
        var deleted = (Map<String, Object>)
                ((Map<String, Object>) feed("").results().getFirst().get("post")).get("author");
        assertThat(deleted).containsEntry("deleted", true);
        people.status(ada, UserStatus.HARD_DELETED);
        isError(feed(""), 404, "not_found");
        isError(api.get("/api/v2/user/999999999/feed/"), 404, "not_found");
    }

    // ---- permissions and suggestions

    @Test
    void permissions_are_those_of_the_caller() {
        isError(api.get("/api/v2/user/me/permission/"), 401, "not_authenticated");
        assertThat(api.get("/api/v2/user/me/permission/", api.as(ada)).json())
                .containsOnlyKeys(
                        "upload_video",
                        "create_contribute",
                        "create_poll",
                        "locate_post",
                        "create_post",
                        "create_post_with_category",
                        "follow_user",
                        "request_connection",
                        "accept_connection")
                .containsEntry("create_post", true)
                .containsEntry("create_contribute", true)
                .containsEntry("create_post_with_category", true)
                .containsEntry("follow_user", true)
                .containsEntry("create_poll", false);
        people.status(ada, UserStatus.BLOCKED);
        assertThat(api.get("/api/v2/user/me/permission/", api.as(ada)).json().values())
                .containsOnly(false);
    }

    @Test
    void users_that_most_of_the_callers_followings_follow_are_suggested_first() {
        isError(api.get("/api/v2/suggestion/user/"), 401, "not_authenticated");
        long one = people.user(people.name("one"));
        long two = people.user(people.name("two"));
        List<Long> others = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            others.add(people.user(people.name("other")));
            people.follow(one, others.get(i));
        }
        people.follow(ada, one);
        people.follow(ada, two);
        people.follow(two, others.get(4));
        people.follow(one, ada);
        people.follow(ada, others.get(0));
        people.hide(ada, others.get(1));
        people.hide(others.get(2), ada);

        var page = api.get("/api/v2/suggestion/user/?limit=1", api.as(ada));
        assertThat(page.count()).isEqualTo(2);
        assertThat(page.ids()).containsExactly(others.get(4));
        assertThat(page.results().getFirst())
                .containsEntry("connection_status", null)
                .containsKey("followers_counter");
        assertThat(api.get((String) page.get("next"), api.as(ada)).ids()).containsExactly(others.get(3));
        people.status(others.get(4), UserStatus.SOFT_DELETED);
        assertThat(api.get("/api/v2/suggestion/user/", api.as(ada)).ids()).containsExactly(others.get(3));
    }
}
