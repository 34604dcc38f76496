package dev.kith.http.graph;

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
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.Username;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code GET /graph/v1/users/{user}}. */
@MicronautTest
class GetUserRouteTest {

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

    @BeforeEach
    void issue() {
        key = keys.create(KeyScope.USERS_READ);
    }

    private User known(String externalId) {
        Profile profile = Profile.EMPTY
                .withRealName("Ada L.")
                .with(ProfileDetails.NONE.withFollowings(Visibility.FOLLOWERS).withDiscoverable(false));
        return ((CreateUserAnswer.Created) users.create(new NewUser(
                        null,
                        UUID.randomUUID(),
                        new Username(people.name("ada")),
                        profile,
                        null,
                        new ExternalId(externalId),
                        Instant.parse("2026-11-27T21:41:07.123456789Z"),
                        Role.MEMBER)))
                .user();
    }

    @Test
    void a_key_sees_every_member() {
        User ada = known("cust_81");
        ApiClient.Response answer = api.get(USERS + ada.id(), as(key));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        assertThat(answer.json())
                .containsEntry("id", ada.id().toString())
                .containsEntry("uuid", ada.uuid().toString())
                .containsEntry("external_id", "cust_81")
                .containsEntry("username", ada.username().value())
                .containsEntry("name", "Ada L.")
                .containsEntry("bio", null)
                .containsEntry("website", null)
                .containsEntry("discoverable", false)
                .containsEntry("suspended", false)
                .containsEntry("lists", Map.of("followers", "public", "followings", "followers"))
                .containsEntry("created_at", "2026-11-27T21:41:07.123456Z")
                .containsEntry("deleted_at", null)
                .doesNotContainKey("counts");
        assertThat((String) answer.get("picture")).endsWith("/avatar/" + ada.id() + ".svg");
    }

    @Test
    void every_form_of_a_reference_finds_the_user() {
        String id = "auth0|a+b/c;d&e(f)!ä%2F😀" + UUID.randomUUID();
        User ada = known(id);
        String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        for (String reference : List.of(
                ada.id().toString(),
                ada.uuid().toString(),
                "ext:" + encoded,
                "ext:" + encoded.replace("%2B", "+"),
                "ext64:" + Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8)),
                "@" + ada.username().value().toUpperCase(),
                "%40" + ada.username().value())) {
            for (String path : List.of(USERS + reference, USERS + reference + "/")) {
                ApiClient.Response answer = api.get(path, as(key));
                assertThat(answer.status()).as(path + answer.raw().body()).isEqualTo(200);
                assertThat(answer.get("external_id")).isEqualTo(id);
            }
        }
        isProblem(api.get(USERS + "%FF", as(key)), 400, "invalid-request");
        assertThat(api.get(USERS + "me", api.as(ada.id().value())).get("id"))
                .isEqualTo(ada.id().toString());
    }

    @Test
    void a_text_that_is_no_reference_is_told_from_a_user_who_is_not_there() {
        for (String wrong : List.of("0", "-1", "x", "007", "ext:", "ext64:=", "@", "@a%20b", "me", "ext:%00")) {
            ApiClient.Response answer = api.get(USERS + wrong, as(key));
            isProblem(answer, 400, "invalid-reference");
            assertThat((String) answer.get("ref")).isNotEmpty();
        }
        for (String unknown :
                List.of("9223372036854775807", "ext:no-" + UUID.randomUUID(), "@nobody_", UUID.randomUUID() + "")) {
            ApiClient.Response answer = api.get(USERS + unknown, as(key));
            isProblem(answer, 404, "user-not-found");
            assertThat(answer.get("ref")).isEqualTo(unknown);
        }
        assertThat((String) api.get(USERS + "x".repeat(4_000), as(key)).get("ref"))
                .hasSize(346);
    }

    @Test
    void fields_choose_the_members() {
        long ada = people.user(people.name("ada"));
        people.follow(people.user(people.name("bob")), ada);
        ApiClient.Response answer = api.get(USERS + ada + "?fields=counts,id", as(key));
        assertThat(answer.json())
                .isEqualTo(Map.of(
                        "id", Long.toString(ada), "counts", Map.of("followers", 1, "followings", 0, "connections", 0)));
        for (String wrong : List.of("", "id,", "id,mail", "ID")) {
            ApiClient.Response refused = api.get(USERS + ada + "?fields=" + wrong, as(key));
            isProblem(refused, 400, "invalid-request");
            assertThat(refused.raw().body()).contains("\"parameter\":\"fields\"");
        }
    }

    @Test
    void a_user_sees_only_their_own_external_id() {
        User ada = known("ada@example.org");
        User bob = known("bob@example.org");
        String[] asAda = api.as(ada.id().value());
        assertThat(api.get(USERS + ada.id(), asAda).get("external_id")).isEqualTo("ada@example.org");
        assertThat(api.get(USERS + bob.id(), asAda).json()).containsEntry("external_id", null);
        assertThat(api.get("/graph/v1/whoami", asAda).user()).containsEntry("external_id", "ada@example.org");
        // a program knows its users by these ids, whoever looks
        assertThat(api.get(USERS + bob.id() + "?viewer=" + ada.id(), as(key)).json())
                .containsEntry("external_id", "bob@example.org");
        assertThat(api.get(USERS + bob.id() + "?viewer=me", asAda).status()).isEqualTo(200);
        isProblem(api.get(USERS + bob.id() + "?viewer=" + bob.id(), asAda), 403, "not-yours");
        isProblem(api.get(USERS + bob.id() + "?viewer=9223372036854775806", asAda), 403, "not-yours");
        isProblem(api.get(USERS + "ext:bob%40example.org", asAda), 404, "user-not-found");
        assertThat(api.get(USERS + "ext:ada%40example.org", asAda).status()).isEqualTo(200);
        isProblem(api.get(USERS + bob.id() + "?viewer=ext:nobody", as(key)), 404, "user-not-found");
        isProblem(api.get(USERS + bob.id() + "?viewer=me", as(key)), 400, "invalid-reference");
    }

    @Test
    void of_a_deleted_user_little_is_told() {
        User ada = known("gone");
        people.status(ada.id().value(), UserStatus.SOFT_DELETED);
        ApiClient.Response answer = api.get(USERS + "ext:gone?fields=id,external_id,name,lists,counts", as(key));
        assertThat(answer.json())
                .containsEntry("id", ada.id().toString())
                .containsEntry("external_id", "gone")
                .containsEntry("name", null)
                .containsEntry("lists", null)
                .containsEntry("counts", null);
        assertThat(api.get(USERS + ada.id(), as(key)).get("deleted_at")).isNotNull();
        people.status(ada.id().value(), UserStatus.HARD_DELETED);
        isProblem(api.get(USERS + ada.id(), as(key)), 404, "user-not-found");
    }

    @Test
    void a_suspended_user_is_marked() {
        long ada = people.user(people.name("ada"));
        people.status(ada, UserStatus.BLOCKED);
        assertThat(api.get(USERS + ada, as(key)).get("suspended")).isEqualTo(true);
    }

    @Test
    void an_answer_that_is_known_is_not_repeated() {
        long ada = people.user(people.name("ada"));
        String path = USERS + ada + "?fields=id,counts";
        String tag = tag(api.get(path, as(key)));
        ApiClient.Response known = api.get(path, as(key, "If-None-Match", "\"x\", " + tag));
        assertThat(known.status()).isEqualTo(304);
        assertThat(tag(known)).isEqualTo(tag);
        people.follow(people.user(people.name("bob")), ada);
        assertThat(api.get(path, as(key, "If-None-Match", tag)).status()).isEqualTo(200);
    }

    private static String tag(ApiClient.Response answer) {
        Optional<String> tag = answer.raw().headers().firstValue("ETag");
        assertThat(tag.orElse("")).startsWith("W/\"");
        return tag.orElseThrow();
    }

    @Test
    void a_key_without_the_scope_is_refused() {
        ApiClient.Response answer = api.get(USERS + "1", as(keys.create(KeyScope.USERS_WRITE, KeyScope.TIES)));
        isProblem(answer, 403, "insufficient-scope");
        assertThat(answer.get("scope")).isEqualTo("graph.users.read");
    }

    @Test
    void the_relationship_of_the_viewer_is_in_the_answer_if_it_is_asked_for() {
        long ada = people.user(people.name("ada"));
        long bob = people.user(people.name("bob"));
        String path = USERS + bob + "?fields=id&include=relationship";
        ApiClient.Response before = api.get(path, api.as(ada));
        people.follow(ada, bob);
        ApiClient.Response after = api.get(path + "&viewer=" + ada, as(key));
        assertThat(following(before)).isEqualTo(false);
        assertThat(following(after)).isEqualTo(true);
        String tag = before.raw().headers().firstValue("ETag").orElseThrow();
        assertThat(api.get(path, api.as(ada, "If-None-Match", tag)).status()).isEqualTo(200);
        assertThat(api.get(USERS + bob, as(key)).json()).doesNotContainKey("relationship");
        isProblem(api.get(path, as(key)), 400, "invalid-request");
        isProblem(api.get(USERS + bob + "?include=shared", api.as(ada)), 400, "invalid-request");
    }

    private static Object following(ApiClient.Response answer) {
        return ((Map<?, ?>) answer.get("relationship")).get("following");
    }
}
