package dev.kith.http.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.kith.application.user.Users;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.Username;
import dev.kith.http.ApiClient;
import dev.kith.http.Routes;
import dev.kith.http.TestAccounts;
import dev.kith.http.TestAccounts.Member;
import dev.kith.http.TestUsers;
import dev.kith.http.fivehundredpx.oauth.signature.SigningApp;
import dev.kith.http.fivehundredpx.oauth.signature.SigningApp.TokenCredentials;
import dev.kith.http.quranreflect.ReflectApp;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may call the routes that are not GET. The routes are those of the running application. */
@MicronautTest
class ChangingRoutesTest {

    /** A blocked user may call these. The first four unfollow, and refuse to follow. The last gives access back. */
    private static final Set<String> ALLOWED_WHEN_BLOCKED = Set.of(
            "POST /api/v2/user/{id}/follow/",
            "POST /reflect/v1/users/{followeeId}/toggle-follow/",
            "POST /px/v1/users/{id}/friends/",
            "DELETE /px/v1/users/{id}/friends/",
            "POST /api/v2/user/connection/statuses/",
            "POST /api/v2/user/match/",
            "POST /api/v2/jwt/verify_token/",
            "POST /px/v1/oauth/revoke_token/");

    /** These read no caller's token. They sign in and out: a blocked user may do so, in order to read. */
    private static final Set<String> WITHOUT_CALLER =
            Set.of("POST /oauth/token/", "POST /oauth/revoke_token/", "POST /px/v1/oauth/authorize/");

    /** An anonymous caller may call these as well: they take a code or a token in the body, or an app signs them. */
    private static final Set<String> ALSO_ANONYMOUS = Set.of(
            "POST /api/v2/jwt/verify_token/",
            "POST /api/v2/user/{id}/confirm_email/",
            "POST /px/v1/oauth/request_token/",
            "POST /px/v1/oauth/access_token/");

    private static final String BLOCKED = "blocked by moderation";

    @Inject
    Router router;

    @Inject
    ApiClient api;

    @Inject
    SigningApp signing;

    @Inject
    ReflectApp reflect;

    @Inject
    TestAccounts accounts;

    @Inject
    TestUsers people;

    @Inject
    Users users;

    private record Caller(long id, TokenCredentials pxToken) {}

    private Caller caller(String stem, Role role) {
        Member member = accounts.join(stem, role);
        return new Caller(member.id(), signing.signIn(member.name(), TestAccounts.PASSWORD));
    }

    /** The tokens are older than the block. */
    private Caller blocked(Role role) {
        Caller caller = caller("blocked", role);
        people.status(caller.id(), UserStatus.BLOCKED);
        return caller;
    }

    private TreeSet<String> changingRoutes() {
        return Routes.of(router, "/").stream()
                .filter(route -> !route.startsWith("GET "))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private ApiClient.Response send(String route, Caller caller, long target) {
        String method = route.substring(0, route.indexOf(' '));
        String template = route.substring(route.indexOf(' ') + 1);
        if (template.startsWith("/reflect/")) {
            String path = template.substring("/reflect/v1/users".length()).replaceAll("\\{\\w+}", reflect.uuid(target));
            return caller == null ? reflect.anonymous(method, path, null) : reflect.as(caller.id(), method, path, null);
        }
        String path = template.replaceAll("\\{\\w+}", Long.toString(target));
        if (template.startsWith("/px/")) {
            return signing.send(method, path, caller == null ? TokenCredentials.ofNoUser() : caller.pxToken(), "");
        }
        return api.send(method, path, null, caller == null ? new String[0] : api.as(caller.id()));
    }

    private long target() {
        return people.user(people.name("target"));
    }

    private Stream<DynamicTest> each(Set<String> routes, Consumer<String> check) {
        assertThat(routes).isNotEmpty();
        return routes.stream().map(route -> dynamicTest(route, () -> check.accept(route)));
    }

    private void isRefusedAsBlocked(String route, Caller caller) {
        ApiClient.Response answer = send(route, caller, target());
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(403);
        assertThat(answer.raw().body()).contains(BLOCKED);
        String form = route.contains(" /api/v2/") ? "errors" : route.contains(" /reflect/") ? "message" : "error";
        assertThat(answer.json()).as(route).containsKey(form);
    }

    /** Not those of the graph API: its own tests say what a suspended user may do. */
    private TreeSet<String> refusedWhenBlocked() {
        TreeSet<String> routes = changingRoutes();
        routes.removeIf(route -> route.contains(" /graph/v1/"));
        routes.removeAll(ALLOWED_WHEN_BLOCKED);
        routes.removeAll(WITHOUT_CALLER);
        return routes;
    }

    @TestFactory
    Stream<DynamicTest> a_blocked_member_may_not_change_anything() {
        Caller caller = blocked(Role.MEMBER);
        return each(refusedWhenBlocked(), route -> isRefusedAsBlocked(route, caller));
    }

    @TestFactory
    Stream<DynamicTest> a_blocked_administrator_may_not_change_anything() {
        Caller caller = blocked(Role.ADMIN);
        return each(refusedWhenBlocked(), route -> isRefusedAsBlocked(route, caller));
    }

    @TestFactory
    Stream<DynamicTest> an_anonymous_caller_needs_a_token() {
        TreeSet<String> routes = changingRoutes();
        routes.removeAll(WITHOUT_CALLER);
        routes.removeAll(ALSO_ANONYMOUS);
        return each(routes, route -> {
            ApiClient.Response answer = send(route, null, target());
            assertThat(answer.status()).as(answer.raw().body()).isEqualTo(401);
        });
    }

    @TestFactory
    Stream<DynamicTest> a_member_and_an_administrator_are_not_treated_as_blocked() {
        Caller member = caller("member", Role.MEMBER);
        Caller admin = caller("admin", Role.ADMIN);
        TreeSet<String> routes = changingRoutes();
        // last, since it ends the token of the caller
        routes.remove("POST /px/v1/oauth/revoke_token/");
        return each(routes, route -> {
            for (Caller caller : List.of(member, admin)) {
                ApiClient.Response answer = send(route, caller, target());
                assertThat(answer.status()).as(answer.raw().body()).isLessThan(500);
                assertThat(answer.raw().body()).doesNotContain(BLOCKED);
            }
        });
    }

    @Test
    void the_routes_for_blocked_users_are_these_and_each_names_its_reason() {
        Set<String> marked = router.uriRoutes()
                .filter(route -> route.getAnnotationMetadata().hasAnnotation(AllowedWhenBlocked.class))
                .peek(route -> assertThat(route.getAnnotationMetadata().stringValue(AllowedWhenBlocked.class))
                        .hasValueSatisfying(reason -> assertThat(reason).isNotBlank()))
                .map(ChangingRoutesTest::spelled)
                .collect(Collectors.toSet());
        assertThat(marked).isEqualTo(ALLOWED_WHEN_BLOCKED);
    }

    private static String spelled(UriRouteInfo<?, ?> route) {
        return route.getHttpMethodName() + " "
                + Routes.spelled(route.getUriMatchTemplate().toString());
    }

    @Test
    void a_blocked_user_unfollows_in_every_dialect_and_follows_in_none() {
        Caller caller = caller("blocked", Role.MEMBER);
        for (String route : List.of(
                "POST /api/v2/user/{id}/follow/",
                "POST /reflect/v1/users/{followeeId}/toggle-follow/",
                "DELETE /px/v1/users/{id}/friends/")) {
            long target = target();
            people.status(caller.id(), UserStatus.APPROVED);
            people.follow(caller.id(), target);
            people.status(caller.id(), UserStatus.BLOCKED);
            assertThat(send(route, caller, target).status()).as(route).isBetween(200, 204);
            assertThat(send(route.replace("DELETE", "POST"), caller, target).status())
                    .as(route)
                    .isEqualTo(403);
        }
    }

    @Test
    void a_blocked_user_reads_and_gives_tokens_back() {
        Caller caller = blocked(Role.MEMBER);
        assertThat(api.get("/api/v2/user/me/", api.as(caller.id())).status()).isEqualTo(200);
        assertThat(reflect.as(caller.id(), "GET", "/profile", null).status()).isEqualTo(200);
        assertThat(signing.get("/px/v1/users", caller.pxToken()).status()).isEqualTo(200);
        assertThat(api.post("/api/v2/user/match/", "[]", api.as(caller.id(), "Content-Type", "application/json"))
                        .status())
                .isEqualTo(200);
        assertThat(send("POST /px/v1/oauth/revoke_token/", caller, caller.id()).status())
                .isEqualTo(204);
        assertThat(signing.get("/px/v1/users", caller.pxToken()).status()).isEqualTo(401);
    }

    @Test
    void a_blocked_administrator_reads_as_a_member_does() {
        Caller caller = blocked(Role.ADMIN);
        long target = target();
        assertThat(api.get("/api/v2/account/search/?email=a@example.org", api.as(caller.id()))
                        .status())
                .isEqualTo(403);
        assertThat(api.get("/api/v2/user/" + target + "/", api.as(caller.id())).json())
                .doesNotContainKeys("email", "status");
    }

    @Test
    void what_a_blocked_user_asked_for_is_not_done() {
        Caller admin = blocked(Role.ADMIN);
        Member member = accounts.join("member");
        String name = people.name("made");
        String[] headers = api.as(admin.id(), "Content-Type", "application/json");
        api.post(
                "/api/v2/account/create/",
                "{\"username\":\"%s\",\"email\":\"%s@example.org\",\"password\":\"Correct-horse-1\"}"
                        .formatted(name, name),
                headers);
        api.send("DELETE", "/api/v2/user/" + member.id() + "/?hard=1", null, headers);
        api.send("PATCH", "/api/v2/user/" + admin.id() + "/", "{\"username\":\"%s\"}".formatted(name), headers);
        assertThat(users.find(new Username(name))).isEmpty();
        assertThat(users.find(new UserId(member.id()))).isPresent();
        people.status(admin.id(), UserStatus.APPROVED);
        assertThat(api.send(
                                "PATCH",
                                "/api/v2/user/" + admin.id() + "/",
                                "{\"username\":\"%s\"}".formatted(name),
                                headers)
                        .status())
                .as("after the block ends")
                .isEqualTo(200);
    }
}
