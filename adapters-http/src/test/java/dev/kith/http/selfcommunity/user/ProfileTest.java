package dev.kith.http.selfcommunity.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest
class ProfileTest {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    private long ada;

    @BeforeEach
    void one_person() {
        ada = people.user(people.name("ada"));
    }

    private ApiClient.Response edit(String method, String type, String body) {
        return api.send(method, "/api/v2/user/" + ada + "/", body, api.as(ada, "Content-Type", type));
    }

    @Test
    void every_documented_field_can_be_written_and_read_back() {
        String name = people.name("lovelace");
        var answer = edit("PUT", JSON, """
                {"real_name":"Ada Lovelace","bio":"First line\\nsecond <b>line</b> \\uD83D\\uDE80","location":"London","location_lat_lng":"51.5,-0.12",
                 "position_lat_lng":"51.5,-0.13","date_of_birth":"1815-12-10","description":"Countess","gender":"Female",
                 "website":"https://example.org/ada","company_name":"Engine","company_role":"Analyst","username":"%s"}""".formatted(name));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        for (var user : List.of(answer, api.get("/api/v2/user/" + ada + "/"))) {
            assertThat(user.json())
                    .containsEntry("real_name", "Ada Lovelace")
                    .containsEntry("bio", "First line\nsecond <b>line</b> \uD83D\uDE80")
                    .containsEntry("location", "London")
                    .containsEntry("location_lat_lng", "51.5,-0.12")
                    .containsEntry("position_lat_lng", "51.5,-0.13")
                    .containsEntry("date_of_birth", "1815-12-10")
                    .containsEntry("description", "Countess")
                    .containsEntry("gender", "Female")
                    .containsEntry("website", "https://example.org/ada")
                    .containsEntry("company_name", "Engine")
                    .containsEntry("company_role", "Analyst")
                    .containsEntry("username", name);
        }
        assertThat(edit("PATCH", JSON, "{\"date_of_birth\":null,\"location_lat_lng\":\"\",\"bio\":\"\"}")
                        .json())
                .containsEntry("date_of_birth", null)
                .containsEntry("location_lat_lng", null)
                .containsEntry("bio", "")
                .containsEntry("real_name", "Ada Lovelace");
    }

    @Test
    void a_form_means_the_same_as_json() {
        var answer = edit("PATCH", FORM, "real_name=Ada+L%C3%B6velace&bio=a%26b%3Dc&gender=Female");
        assertThat(answer.json())
                .containsEntry("real_name", "Ada L\u00f6velace")
                .containsEntry("bio", "a&b=c")
                .containsEntry("gender", "Female");
    }

    @Test
    void fields_that_a_user_may_not_write_are_ignored() {
        var answer = edit(
                "PATCH",
                JSON,
                "{\"id\":1,\"reputation\":1000,\"role\":\"admin\",\"status\":\"b\",\"email\":\"x@example.org\",\"x\":1}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json())
                .containsEntry("id", (int) ada)
                .containsEntry("reputation", 0)
                .containsEntry("status", "a");
        assertThat((String) answer.get("email")).startsWith("ada_");
    }

    @Test
    void a_username_belongs_to_one_user_whatever_its_case() {
        String taken = people.name("taken");
        people.user(taken);
        var refused = edit("PATCH", JSON, "{\"username\":\"" + taken.toUpperCase(java.util.Locale.ROOT) + "\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("username:unique");
        String own = (String) api.get("/api/v2/user/" + ada + "/").get("username");
        assertThat(edit("PATCH", JSON, "{\"username\":\"" + own.toUpperCase(java.util.Locale.ROOT) + "\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void another_users_profile_is_403_even_to_an_admin() {
        long bob = people.user(people.name("bob"));
        long admin = people.user(people.name("root"), Profile.EMPTY, Role.ADMIN);
        for (long caller : List.of(bob, admin)) {
            for (String method : List.of("PUT", "PATCH")) {
                var answer = api.send(
                        method, "/api/v2/user/" + ada + "/", "{\"bio\":\"x\"}", api.as(caller, "Content-Type", JSON));
                assertThat(answer.status()).isEqualTo(403);
                assertThat(answer.code()).isEqualTo("permission_denied");
            }
        }
        assertThat(api.get("/api/v2/user/" + ada + "/").get("bio")).isEqualTo("");
        assertThat(api.send("PATCH", "/api/v2/user/999999999/", "{}", api.as(ada, "Content-Type", JSON))
                        .status())
                .isEqualTo(404);
    }

    // ---- the list of all users

    @Test
    void users_are_found_by_every_filter() {
        String mark = people.name("m").replace("_", "");
        long one = people.user(
                people.name("one"),
                Profile.EMPTY
                        .withRealName("\u00c9milie " + mark)
                        .withLocation("Paris " + mark)
                        .withDescription("mathematician")
                        .withGender(dev.kith.domain.profile.Gender.FEMALE),
                Role.MEMBER);
        long two = people.user(
                "two-" + mark, Profile.EMPTY.withRealName("Leonhard").withLocation("Basel " + mark), Role.MEMBER);
        assertThat(api.get("/api/v2/user/?search=" + mark.toUpperCase(java.util.Locale.ROOT), api.as(ada))
                        .ids())
                .containsExactly(one, two);
        assertThat(api.get("/api/v2/user/?search=emilie%20" + mark, api.as(ada)).ids())
                .containsExactly(one);
        assertThat(api.get("/api/v2/user/?username=two-" + mark, api.as(ada)).ids())
                .containsExactly(two);
        assertThat(api.get("/api/v2/user/?real_name=" + mark, api.as(ada)).ids())
                .containsExactly(one);
        assertThat(api.get("/api/v2/user/?location=" + mark + "&ordering=location", api.as(ada))
                        .ids())
                .containsExactly(two, one);
        assertThat(api.get("/api/v2/user/?location=" + mark + "&ordering=-location", api.as(ada))
                        .ids())
                .containsExactly(one, two);
        assertThat(api.get("/api/v2/user/?location=" + mark + "&gender=Female", api.as(ada))
                        .ids())
                .containsExactly(one);
        assertThat(api.get("/api/v2/user/?location=" + mark + "&description=MATHEMAT", api.as(ada))
                        .ids())
                .containsExactly(one);
        var page = api.get("/api/v2/user/?location=" + mark + "&limit=1&ordering=-id", api.as(ada));
        assertThat(page.ids()).containsExactly(two);
        assertThat(page.count()).isEqualTo(2);
        assertThat(api.get((String) page.get("next"), api.as(ada)).ids()).containsExactly(one);
        assertThat(page.results()).allSatisfy(user -> assertThat(user).containsKey("connection_status"));
    }
}
