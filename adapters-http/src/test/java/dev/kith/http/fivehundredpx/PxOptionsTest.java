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

/** What an operator can change about the dialect, and a community that lives otherwise. */
class PxOptionsTest {

    abstract static class Served {

        @Inject
        ApiClient api;

        @Inject
        TestAccounts members;
    }

    abstract static class Signing extends Served {

        @Inject
        SigningApp app;

        String withKey(String path) {
            return path + (path.contains("?") ? "&" : "?") + "consumer_key=" + app.consumerKey();
        }
    }

    @Nested
    @MicronautTest
    @Property(name = "kith.px.enabled", value = "false")
    class Turned_off extends Served {

        @Test
        void nothing_is_there() {
            long ada = members.join("ada").id();
            for (String path : List.of("/px/v1/users", "/px/v1/users/" + ada + "/friends", "/px/v1/oauth/authorize")) {
                assertThat(api.get(path).status()).as(path).isEqualTo(404);
            }
            assertThat(api.post("/px/v1/oauth/request_token", null).status()).isEqualTo(404);
            assertThat(api.get("/api/v2/user/" + ada + "/").status()).isEqualTo(200);
        }
    }

    @Nested
    @MicronautTest
    @Property(name = "kith.px.path", value = "/elsewhere")
    class Somewhere_else extends Signing {

        @Test
        void is_served_there_in_its_own_words() {
            long ada = members.join("ada").id();
            assertThat(api.get(withKey("/elsewhere/users/" + ada)).user()).containsEntry("id", (int) ada);
            assertThat(api.get("/elsewhere/users/" + ada).json()).containsEntry("error", "Consumer key missing.");
            assertThat(api.get("/px/v1/users/" + ada).status()).isEqualTo(404);
        }
    }

    @Nested
    @MicronautTest
    @Property(name = "kith.px.find-by-email", value = "true")
    class Finding_by_address extends Signing {

        @Test
        void is_open_where_the_operator_opened_it() {
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
    class Contents_for_members extends Signing {

        @Test
        void a_consumer_key_is_no_member() {
            Member ada = members.join("ada");
            SigningApp.TokenCredentials key = app.signIn(ada.name(), TestAccounts.PASSWORD);
            for (String path : List.of("/" + ada.id() + "/friends", "/" + ada.id() + "/followers", "/search?term=x")) {
                var refused = api.get(withKey("/px/v1/users" + path));
                assertThat(refused.status()).as(path).isEqualTo(401);
                assertThat((String) refused.get("error")).contains("members alone");
                assertThat(app.get("/px/v1/users" + path, key).status())
                        .as(path)
                        .isEqualTo(200);
            }
            assertThat(api.get(withKey("/px/v1/users/" + ada.id())).status()).isEqualTo(200);
        }
    }

    @Nested
    @MicronautTest
    @Property(name = "kith.test.mode", value = "friendship")
    class A_community_of_friendships extends Signing {

        @Test
        void follows_are_follows_all_the_same() {
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
    class Guessing extends Signing {

        @Test
        void is_counted_on_the_page_and_with_xauth_together() {
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
