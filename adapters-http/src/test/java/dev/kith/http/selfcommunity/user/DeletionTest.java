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
class DeletionTest {

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    private long admin;
    private long ada;
    private long bob;

    @BeforeEach
    void three_people() {
        admin = people.user(people.name("root"), Profile.EMPTY, Role.ADMIN);
        ada = people.user(people.name("ada"));
        bob = people.user(people.name("bob"));
        people.mutual(ada, bob);
    }

    private ApiClient.Response delete(long user, String query, long caller) {
        return api.send("DELETE", "/api/v2/user/" + user + "/" + query, null, api.as(caller));
    }

    @Test
    void a_soft_deleted_user_leaves_lists_and_counts_and_keeps_their_name() {
        String name = (String) api.get("/api/v2/user/" + ada + "/").get("username");
        var answer = delete(ada, "", ada);
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.raw().body()).isEmpty();
        assertThat(api.get("/api/v2/user/" + bob + "/followers/").count()).isZero();
        assertThat(api.get("/api/v2/user/" + bob + "/").json())
                .containsEntry("followers_counter", 0)
                .containsEntry("followings_counter", 0);
        assertThat(api.get("/api/v2/user/?username=" + name, api.as(bob)).count())
                .isZero();
        assertThat(api.get("/api/v2/user/" + ada + "/").json())
                .containsEntry("deleted", true)
                .containsEntry("username", name)
                .containsKey("deleted_at")
                .doesNotContainKeys("email", "followers_counter");
        assertThat(api.get("/api/v2/user/me/", api.as(ada)).status()).isEqualTo(401);
        assertThat(api.send(
                                "PATCH",
                                "/api/v2/user/" + bob + "/",
                                "{\"username\":\"" + name + "\"}",
                                api.as(bob, "Content-Type", "application/json"))
                        .code())
                .isEqualTo("username:unique");
    }

    @Test
    void the_four_documented_rules_of_deletion_hold() {
        assertThat(delete(ada, "", admin).status()).isEqualTo(204);
        var again = delete(ada, "?hard=0", admin);
        assertThat(again.status()).isEqualTo(400);
        assertThat((String) again.get("detail")).contains("already been soft deleted");
        assertThat(delete(ada, "?hard=1", admin).status()).isEqualTo(204);
        assertThat(delete(ada, "?hard=1", admin).status()).isEqualTo(404);
        assertThat(delete(ada, "", admin).status()).isEqualTo(404);
        assertThat(api.get("/api/v2/user/" + ada + "/").status()).isEqualTo(404);
        assertThat(api.get("/api/v2/user/" + ada + "/followers/").status()).isEqualTo(404);
    }

    @Test
    void a_hard_deleted_users_name_is_free_and_their_id_is_not() {
        String name = (String) api.get("/api/v2/user/" + ada + "/").get("username");
        assertThat(delete(ada, "?hard=true", ada).status()).isEqualTo(204);
        assertThat(api.get("/api/v2/user/" + bob + "/followers/").count()).isZero();
        assertThat(people.user(name)).isNotEqualTo(ada);
        assertThat(api.get("/api/v2/user/" + ada + "/").status()).isEqualTo(404);
    }

    @Test
    void only_an_administrator_deletes_another_user() {
        assertThat(delete(ada, "", bob).status()).isEqualTo(403);
        assertThat(delete(ada, "?hard=1", bob).status()).isEqualTo(403);
        assertThat(api.send("DELETE", "/api/v2/user/" + ada + "/", null).status())
                .isEqualTo(401);
        assertThat(delete(999_999_999, "", admin).status()).isEqualTo(404);
        for (String value : List.of("2", "yes", "")) {
            assertThat(delete(ada, "?hard=" + value, admin).code()).as(value).isEqualTo("hard:invalid_choice");
        }
        assertThat(api.get("/api/v2/user/" + bob + "/followers/").ids()).containsExactly(ada);
    }
}
