package dev.kith.http.fivehundredpx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.ApiClient;
import dev.kith.http.TestAccounts;
import dev.kith.http.TestAccounts.Member;
import dev.kith.http.fivehundredpx.oauth.signature.SigningApp;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The options of the operator, and other community modes. */
class PxOptionsTest {

    abstract static class WithApp {

        @Inject
        ApiClient api;

        @Inject
        TestAccounts members;

        @Inject
        SigningApp app;

        String withKey(String path) {
            return path + (path.contains("?") ? "&" : "?") + "consumer_key=" + app.consumerKey();
        }
    }

    @Nested
    @MicronautTest
    @Property(name = "kith.px.path", value = "/elsewhere")
    class With_another_path extends WithApp {

        @Test
        void the_routes_and_errors_are_below_that_path() {
            long ada = members.join("ada").id();
            assertThat(api.get(withKey("/elsewhere/users/" + ada)).user()).containsEntry("id", (int) ada);
            assertThat(api.get("/elsewhere/users/" + ada).json()).containsEntry("error", "Consumer key missing.");
            assertThat(api.get("/px/v1/users/" + ada).status()).isEqualTo(404);
        }
    }

    @Nested
    @MicronautTest
    @Property(name = "kith.px.find-by-email", value = "true")
    class With_find_by_email extends WithApp {

        @Test
        void a_user_is_found_by_email_address() {
            Member ada = members.join("ada");
            assertThat(api.get(withKey("/px/v1/users/show?email=" + ada.name() + "%40EXAMPLE.org"))
                            .user())
                    .containsEntry("id", (int) ada.id());
            assertThat(api.get(withKey("/px/v1/users/show?email=no-one%40example.org"))
                            .status())
                    .isEqualTo(404);
            assertThat(api.get(withKey("/px/v1/users/show?email=nonsense")).json())
                    .containsEntry("status", 400)
                    .containsEntry("lookup_method", "email");
        }
    }

    @Nested
    @MicronautTest
    @Property(name = "kith.test.content-available", value = "false")
    class For_members_only extends WithApp {

        @Test
        void profiles_lists_and_searches_need_an_access_token() {
            Member ada = members.join("ada");
            SigningApp.TokenCredentials key = app.signIn(ada.name(), TestAccounts.PASSWORD);
            for (String path : List.of(
                    "/" + ada.id(),
                    "/show?id=" + ada.id(),
                    "/show?username=" + ada.name(),
                    "/" + ada.id() + "/friends",
                    "/" + ada.id() + "/followers",
                    "/search?term=x")) {
                var refused = api.get(withKey("/px/v1/users" + path));
                assertThat(refused.status()).as(path).isEqualTo(401);
                assertThat((String) refused.get("error")).contains("members only");
                assertThat(refused.raw().headers().firstValue("WWW-Authenticate"))
                        .hasValue("OAuth realm=\"api\"");
                assertThat(app.get("/px/v1/users" + path, key).status())
                        .as(path)
                        .isEqualTo(200);
            }
        }
    }

    @Nested
    @MicronautTest
    @Property(name = "kith.test.mode", value = "friendship")
    class In_friendship_mode extends WithApp {

        @Test
        void follows_work_as_in_follow_mode() {
            Member ada = members.join("ada");
            long bob = members.join("bob").id();
            SigningApp.TokenCredentials key = app.signIn(ada.name(), TestAccounts.PASSWORD);
            assertThat(app.send("POST", "/px/v1/users/" + bob + "/friends", key, "")
                            .user())
                    .containsEntry("following", true)
                    .containsEntry("followers_count", 1);
            assertThat(app.get("/px/v1/users/" + bob, key).user()).containsEntry("following", true);
            assertThat(api.get(withKey("/px/v1/users/" + bob + "/followers")).json())
                    .containsEntry("followers_count", 1);
        }
    }

    @Nested
    @MicronautTest
    @Property(name = "kith.attempts.per-account", value = "3")
    class With_three_attempts extends WithApp {

        @Test
        void the_page_and_xauth_share_one_counter() {
            Member ada = members.join("ada");
            String guess = "x_auth_mode=client_auth&x_auth_password=wrong&x_auth_username=" + ada.name();
            SigningApp.TokenCredentials none = SigningApp.TokenCredentials.ofNoUser();
            assertThat(app.send("POST", "/px/v1/oauth/access_token", none, guess)
                            .status())
                    .isEqualTo(401);
            assertThat(app.send("POST", "/px/v1/oauth/access_token", none, guess)
                            .status())
                    .isEqualTo(401);
            assertThat(app.allow(ada.name(), "wrong").status()).isEqualTo(403);
            var page = app.allow(ada.name(), TestAccounts.PASSWORD);
            assertThat(page.status()).isEqualTo(429);
            assertThat(page.raw().body()).contains("Too many attempts. Try again in");
            var answer = app.send("POST", "/px/v1/oauth/access_token", none, guess);
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.raw().headers().firstValue("Retry-After")).isPresent();
        }
    }
}
