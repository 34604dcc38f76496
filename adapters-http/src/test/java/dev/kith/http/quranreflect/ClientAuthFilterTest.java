package dev.kith.http.quranreflect;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.kith.domain.user.UserStatus;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Which applications and tokens may call which routes. */
class ClientAuthFilterTest {

    private record Route(String method, String path, String body, String scope, boolean anonymous) {}

    private static List<Route> routes(String id, String name) {
        return List.of(
                new Route("PATCH", "/profile", "{}", "user.profile.update", false),
                new Route("GET", "/profile", null, "user.profile.read", false),
                new Route("PUT", "/profile", "{\"user\":{}}", "user.profile.update", false),
                new Route("GET", "/my-rooms", null, "user.rooms.read", false),
                new Route("GET", "/search?all=true", null, "user.search", true),
                new Route("POST", "/" + id + "/toggle-follow", null, "user.follow", false),
                new Route("POST", "/" + id + "/remove-follower", null, "user.follow", false),
                new Route("GET", "/" + id, null, "user.profile.read", true),
                new Route("GET", "/" + name + "/profile", null, "user.profile.read", true),
                new Route("GET", "/" + id + "/followers", null, "user.followers.read", true),
                new Route("GET", "/" + id + "/following", null, "user.following.read", true));
    }

    @Nested
    @MicronautTest
    class With_default_options {

        @Inject
        ReflectApp reflect;

        @Inject
        TestUsers people;

        @Inject
        ApiClient api;

        private long ada;
        private long bob;
        private List<Route> routes;

        @BeforeEach
        void create_ada_and_bob() {
            ada = people.user(people.name("ada"));
            bob = people.user(people.name("bob"));
            routes = routes(reflect.uuid(bob), reflect.user(bob).username().value());
        }

        private ApiClient.Response send(Route route, String... headers) {
            return api.send(route.method(), ReflectApp.BASE + route.path(), route.body(), headers);
        }

        /** So that each remove-follower succeeds. */
        private void let_bob_follow_ada() {
            people.follow(bob, ada);
        }

        @Test
        void every_route_needs_a_registered_application() {
            for (Route route : routes) {
                String token = reflect.token(ada, "user");
                ReflectApp.isError(send(route, "x-auth-token", token), 401, "unauthorized", "x-client-id");
                for (String no : List.of("unknown", "with space", "x".repeat(200), "a'b\"c")) {
                    ReflectApp.isError(
                            send(route, "x-auth-token", token, "x-client-id", no), 401, "unauthorized", "registered");
                }
                if (route.anonymous()) {
                    ReflectApp.isError(send(route), 401, "unauthorized", "x-client-id");
                }
            }
        }

        @Test
        void routes_that_act_for_a_user_need_a_token() {
            for (Route route : routes) {
                ApiClient.Response answer = send(route, reflect.headers());
                if (route.anonymous()) {
                    assertThat(answer.status())
                            .as("%s %s", route, answer.raw().body())
                            .isEqualTo(200);
                } else {
                    ReflectApp.isError(answer, 401, "unauthorized");
                }
            }
        }

        @Test
        void a_token_allows_its_scopes_and_the_scopes_below_them() {
            for (Route route : routes) {
                for (String sufficient : List.of(
                        route.scope(), "user", "user.search " + route.scope(), route.scope() + " user.rooms.read")) {
                    let_bob_follow_ada();
                    ApiClient.Response answer =
                            send(route, reflect.headers("x-auth-token", reflect.token(ada, sufficient)));
                    assertThat(answer.status())
                            .as("%s %s %s", route, sufficient, answer.raw().body())
                            .isEqualTo(200);
                }
                String others = String.join(
                        " ",
                        routes.stream()
                                .map(Route::scope)
                                .filter(scope -> !scope.equals(route.scope()))
                                .distinct()
                                .toList());
                ReflectApp.isError(
                        send(route, reflect.headers("x-auth-token", reflect.token(ada, others))),
                        403,
                        "forbidden",
                        route.scope());
            }
        }

        @Test
        void an_invalid_token_is_refused_on_every_route() {
            Instant now = Instant.now();
            String key = reflect.app().key().value();
            JWTClaimsSet.Builder good =
                    ApiClient.claims(ada).claim("client_id", key).claim("scope", "user");
            Map<String, String> bad = Map.ofEntries(
                    Map.entry("", "malformed"),
                    Map.entry("nonsense", "malformed"),
                    Map.entry("a.b.c", "malformed"),
                    Map.entry(
                            api.token(ApiClient.claims(ada)
                                    .claim("client_id", key)
                                    .claim("scope", "user")
                                    .expirationTime(Date.from(now.minusSeconds(60)))
                                    .build()),
                            "expired"),
                    Map.entry(ApiClient.token(good.build(), "another-secret-that-is-long-sufficient-too"), "malformed"),
                    Map.entry(
                            api.token(ApiClient.claims(999_999_999)
                                    .claim("client_id", key)
                                    .claim("scope", "user")
                                    .build()),
                            "its user does not exist"),
                    Map.entry(
                            api.token(ApiClient.claims(ada)
                                    .claim("client_id", "another")
                                    .claim("scope", "user")
                                    .build()),
                            "another application"),
                    Map.entry(api.token(ada), "not given to an application"),
                    Map.entry(
                            api.token(ApiClient.claims(ada)
                                    .claim("client_id", key)
                                    .build()),
                            "not given to an application"),
                    Map.entry(
                            api.token(
                                    ApiClient.claims(ada).claim("scope", "user").build()),
                            "not given to an application"),
                    Map.entry(
                            api.token(ApiClient.claims(ada)
                                    .claim("client_id", key)
                                    .claim("scope", "users")
                                    .build()),
                            "not given to an application"),
                    Map.entry(
                            api.token(ApiClient.claims(ada)
                                    .claim("client_id", key)
                                    .claim("scope", "")
                                    .build()),
                            "not given to an application"),
                    Map.entry(
                            api.token(ApiClient.claims(ada)
                                    .claim("client_id", key)
                                    .claim("scope", List.of("user"))
                                    .build()),
                            "not given"),
                    Map.entry(
                            api.token(ApiClient.claims(ada)
                                    .claim("client_id", 7)
                                    .claim("scope", 7)
                                    .build()),
                            "not given"));
            for (Route route : routes) {
                bad.forEach((token, says) -> ReflectApp.isError(
                        send(route, reflect.headers("x-auth-token", token)), 401, "unauthorized", says));
            }
        }

        @Test
        void a_bearer_token_is_ignored_and_a_scoped_token_is_refused_in_other_dialects() {
            ReflectApp.isError(
                    api.get(
                            ReflectApp.BASE + "/profile",
                            reflect.headers("Authorization", "Bearer " + reflect.token(ada, "user"))),
                    401,
                    "unauthorized");
            assertThat(api.get(ReflectApp.BASE + "/search", reflect.headers("Authorization", "Bearer nonsense"))
                            .status())
                    .isEqualTo(200);
            for (String path : List.of("/api/v2/user/me/", "/api/v2/user/" + bob + "/")) {
                ApiClient.Response limited = api.get(path, "Authorization", "Bearer " + reflect.token(ada, "user"));
                assertThat(limited.status()).isEqualTo(401);
                assertThat((String) limited.get("detail")).contains("limited to an application");
                for (String claim : List.of("client_id", "scope")) {
                    assertThat(api.get(
                                            path,
                                            "Authorization",
                                            "Bearer "
                                                    + api.token(ApiClient.claims(ada)
                                                            .claim(claim, "x")
                                                            .build()))
                                    .status())
                            .isEqualTo(401);
                }
            }
            assertThat(api.get("/api/v2/user/me/", "x-auth-token", reflect.token(ada, "user"))
                            .status())
                    .isEqualTo(401);
        }

        @Test
        void the_token_of_a_deleted_user_is_refused() {
            people.status(ada, UserStatus.SOFT_DELETED);
            ReflectApp.isError(reflect.as(ada, "GET", "/profile", null), 401, "unauthorized");
        }
    }

    @Nested
    @MicronautTest
    @Property(name = "kith.test.content-available", value = "false")
    class For_members_only {

        @Inject
        ReflectApp reflect;

        @Inject
        TestUsers people;

        @Test
        void lists_searches_and_profiles_need_a_token() {
            long ada = people.user(people.name("ada"));
            String id = "/" + reflect.uuid(ada);
            for (String path : List.of(id, id + "/followers", id + "/following", "/search?all=true")) {
                ReflectApp.isError(reflect.anonymous("GET", path, null), 401, "unauthorized");
                assertThat(reflect.as(ada, "GET", path, null).status()).isEqualTo(200);
            }
        }
    }

    @Nested
    @MicronautTest
    @Property(name = "kith.reflect.path", value = "/quran-reflect/v1")
    class With_another_path {

        @Inject
        ApiClient api;

        @Inject
        ReflectApp reflect;

        @Inject
        TestUsers people;

        @Test
        void the_routes_are_below_that_path() {
            long ada = people.user(people.name("ada"));
            String[] headers = reflect.headers("x-auth-token", reflect.token(ada, "user"));
            assertThat(api.get("/quran-reflect/v1/users/profile", headers).get("id"))
                    .isEqualTo(reflect.uuid(ada));
            ReflectApp.isError(api.get("/quran-reflect/v1/users/profile"), 401, "unauthorized");
            assertThat(api.get("/reflect/v1/users/profile", headers).status()).isEqualTo(404);
        }
    }
}
