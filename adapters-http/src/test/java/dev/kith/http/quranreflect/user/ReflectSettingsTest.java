package dev.kith.http.quranreflect.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import dev.kith.http.quranreflect.ReflectApp;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of the settings, and their effect. */
@MicronautTest
class ReflectSettingsTest {

    @Inject
    ReflectApp reflect;

    @Inject
    TestUsers people;

    @Inject
    ApiClient api;

    private long ada;

    @BeforeEach
    void create_ada() {
        ada = people.user(people.name("ada"));
    }

    private ApiClient.Response patch(String body) {
        return reflect.as(ada, "PATCH", "/profile", body);
    }

    private void change(String body) {
        ApiClient.Response answer = patch(body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(Map.of("success", true));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> settings() {
        return (Map<String, Object>) reflect.profile(ada).get("settings");
    }

    @Test
    void documented_settings_are_stored_and_shown_to_others() {
        change("""
                {"languageId": 7, "reflectionLanguages": ["1", "20"], "ayahLanguages": [131, "85"], "customized": true,
                 "hideFollowSuggestion": true, "showFollowFeaturedSuggestion": false}""");
        Map<String, Object> expected = Map.of(
                "reflectionLanguages",
                List.of(1, 20),
                "ayahLanguages",
                List.of(131, 85),
                "customized",
                true,
                "hideFollowSuggestion",
                true,
                "showFollowFeaturedSuggestion",
                false);
        assertThat(settings()).containsAllEntriesOf(expected);
        ApiClient.Response seen = reflect.anonymous("GET", "/" + reflect.uuid(ada), null);
        assertThat(seen.get("settings")).isEqualTo(expected);
        assertThat(seen.get("languageId")).isEqualTo(7);
        change("{\"ayahLanguages\": [], \"customized\": false}");
        assertThat(settings())
                .containsEntry("ayahLanguages", List.of())
                .containsEntry("customized", false)
                .containsEntry("reflectionLanguages", List.of(1, 20));
    }

    @Test
    void notifications_and_display_are_stored_by_name_and_shown_only_to_the_user() {
        change(
                "{\"notifications\": {\"likes\": false, \"follows\": true}, \"display\": {\"theme\": \"dark\", \"size\": \"3\"}}");
        change("{\"notifications\": {\"likes\": null, \"rooms\": true}, \"display\": {\"size\": null}}");
        assertThat(settings())
                .containsEntry("notifications", Map.of("follows", true, "rooms", true))
                .containsEntry("display", Map.of("theme", "dark"));
        assertThat(reflect.anonymous("GET", "/" + reflect.uuid(ada), null).raw().body())
                .doesNotContain("notifications", "display", "privacy");
        String many = "{\"display\": {%s}}";
        String words = String.join(
                ",",
                IntStream.range(0, 50)
                        .mapToObj(number -> "\"w" + number + "\":\"x\"")
                        .toList());
        change(many.formatted(words));
        assertThat(((Map<?, ?>) settings().get("display")).keySet()).hasSize(50).noneMatch("theme"::equals);
        ReflectApp.isError(patch(many.formatted(words + ",\"w50\":\"x\"")), 400, "invalid_request", "50");
    }

    @Test
    void a_list_that_is_not_public_is_closed_in_every_dialect() {
        long bob = people.user(people.name("bob"));
        long fan = people.user(people.name("fan"));
        people.follow(fan, ada);
        people.follow(bob, fan);
        String followers = "/" + reflect.uuid(ada) + "/followers";
        for (String visibility : List.of("followers", "private")) {
            change("{\"privacy\": {\"followersVisibility\": \"" + visibility + "\", \"requireApproval\": false}}");
            assertThat(settings().get("privacy"))
                    .isEqualTo(Map.of(
                            "followersVisibility",
                            visibility,
                            "followingVisibility",
                            "public",
                            "requireApproval",
                            false));
            ReflectApp.isError(reflect.as(bob, "GET", followers, null), 403, "forbidden");
            ReflectApp.isError(reflect.anonymous("GET", followers, null), 403, "forbidden");
            assertThat(reflect.as(ada, "GET", followers, null).get("total")).isEqualTo(1);
            assertThat(reflect.as(fan, "GET", followers, null).status())
                    .isEqualTo(visibility.equals("followers") ? 200 : 403);
            assertThat(api.get("/api/v2/user/" + ada + "/followers/", api.as(bob))
                            .status())
                    .isEqualTo(403);
            assertThat(api.get("/api/v2/user/" + ada + "/followers/", api.as(ada))
                            .count())
                    .isEqualTo(1);
            assertThat(reflect.as(bob, "GET", "/" + reflect.uuid(ada), null).json())
                    .doesNotContainKeys("mutualFollowers", "mutualFollowersCount");
            assertThat(reflect.as(bob, "GET", "/" + reflect.uuid(ada) + "/following", null)
                            .status())
                    .isEqualTo(200);
        }
        change("{\"privacy\": {\"followersVisibility\": \"public\", \"followingVisibility\": \"private\"}}");
        assertThat(reflect.as(bob, "GET", followers, null).status()).isEqualTo(200);
        assertThat(reflect.as(bob, "GET", "/" + reflect.uuid(ada), null).get("mutualFollowersCount"))
                .isEqualTo(1);
        ReflectApp.isError(reflect.as(fan, "GET", "/" + reflect.uuid(ada) + "/following", null), 403, "forbidden");
        assertThat(api.get("/api/v2/user/" + ada + "/followings/").status()).isEqualTo(403);
    }

    @Test
    void each_invalid_field_is_named_and_nothing_is_changed() {
        Map<String, String> wrong = Map.ofEntries(
                Map.entry("{\"languageId\": 0}", "languageId"),
                Map.entry("{\"languageId\": \"en\"}", "languageId"),
                Map.entry("{\"languageId\": null}", "languageId"),
                Map.entry("{\"languageId\": 1.5}", "languageId"),
                Map.entry("{\"languageId\": 99999999999}", "languageId"),
                Map.entry("{\"reflectionLanguages\": \"1\"}", "reflectionLanguages"),
                Map.entry("{\"reflectionLanguages\": [null]}", "reflectionLanguages"),
                Map.entry("{\"ayahLanguages\": [1, \"x\"]}", "ayahLanguages"),
                Map.entry("{\"ayahLanguages\": [" + "1,".repeat(100) + "1]}", "ayahLanguages"),
                Map.entry("{\"customized\": 1}", "customized"),
                Map.entry("{\"customized\": \"true\"}", "customized"),
                Map.entry("{\"hideFollowSuggestion\": null}", "hideFollowSuggestion"),
                Map.entry("{\"showFollowFeaturedSuggestion\": {}}", "showFollowFeaturedSuggestion"),
                Map.entry("{\"notifications\": []}", "notifications"),
                Map.entry("{\"notifications\": {\"likes\": \"yes\"}}", "notifications.likes"),
                Map.entry("{\"notifications\": {\"" + "x".repeat(65) + "\": true}}", "notifications.x"),
                Map.entry("{\"display\": {\"size\": 3}}", "display.size"),
                Map.entry("{\"display\": {\"theme\": \"" + "x".repeat(256) + "\"}}", "display.theme"),
                Map.entry("{\"display\": null}", "display"),
                Map.entry("{\"privacy\": {\"followersVisibility\": \"friends\"}}", "privacy.followersVisibility"),
                Map.entry("{\"privacy\": {\"followingVisibility\": null}}", "privacy.followingVisibility"),
                Map.entry("{\"privacy\": {\"requireApproval\": true}}", "not subject to approval"),
                Map.entry("{\"privacy\": {\"other\": true}}", "privacy.other"),
                Map.entry("{\"unknown\": 1}", "unknown"),
                Map.entry("{\"firstName\": \"Ada\"}", "firstName"));
        Map<String, Object> before = settings();
        wrong.forEach((body, reason) -> {
            ReflectApp.isError(patch(body), 400, "invalid_request", reason);
            ReflectApp.isError(
                    patch(body.replaceFirst("\\{", "{\"customized\": true, ")
                            .replace("\"customized\": true, \"customized\"", "\"customized\"")),
                    400,
                    "invalid_request",
                    reason);
        });
        ApiClient.Response several = patch("{\"x\": 1, \"customized\": 7}");
        ReflectApp.isError(several, 400, "invalid_request", "x: ");
        assertThat((String) several.get("message")).contains("customized: ");
        for (String body : List.of("{", "[]", "7", "\"x\"", "nonsense", "[".repeat(10_000))) {
            ReflectApp.isError(patch(body), 400, "invalid_request");
        }
        assertThat(settings()).isEqualTo(before);
    }
}
