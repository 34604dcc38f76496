package dev.kith.http.graph;

import static dev.kith.http.graph.Answers.isProblem;
import static dev.kith.http.graph.TestKeys.as;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.key.IssuedKey;
import dev.kith.application.key.Keys;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.key.KeyText;
import dev.kith.domain.user.UserStatus;
import dev.kith.http.ApiClient;
import dev.kith.http.Routes;
import dev.kith.http.TestUsers;
import dev.kith.http.graph.answer.GraphTimes;
import dev.kith.http.graph.caller.GraphRoute;
import dev.kith.http.graph.problem.ProblemType;
import dev.kith.http.quranreflect.ReflectApp;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who may call the graph API. */
@MicronautTest
class GraphCallerTest {

    private static final String WHOAMI = "/graph/v1/whoami";

    private static final String STATE = "Kith-State";

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Inject
    TestKeys keys;

    @Inject
    Keys store;

    @Inject
    Router router;

    @Inject
    ReflectApp reflect;

    private static void isInvalid(ApiClient.Response answer, String reason) {
        isProblem(answer, 401, "invalid-credentials");
        assertThat(answer.get("reason")).isEqualTo(reason);
        assertThat(answer.raw().headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    private ApiClient.Response bearing(String token) {
        return api.get(WHOAMI, "Authorization", "Bearer " + token);
    }

    @Test
    void a_key_is_told_what_it_may_do() {
        IssuedKey key = keys.create(Duration.ofDays(90), KeyScope.USERS, KeyScope.TIES_READ);
        for (String path : List.of(WHOAMI, WHOAMI + "/")) {
            ApiClient.Response answer = api.get(path, as(key));
            assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
            assertThat(answer.get("kind")).isEqualTo("key");
            assertThat(answer.get("key"))
                    .isEqualTo(Map.of(
                            "id",
                            key.key().id().value(),
                            "name",
                            "backend",
                            "scopes",
                            List.of("graph.users", "graph.ties.read"),
                            "expires_at",
                            GraphTimes.text(key.key().expires())));
            assertThat(answer.raw().body()).doesNotContain(key.text().secret().text());
            assertThat(answer.json()).containsEntry("user", null).containsEntry("issuer", null);
            assertThat(answer.raw().headers().allValues("Vary").toString()).contains("Authorization");
        }
    }

    @Test
    void a_user_is_told_who_they_are() {
        String name = people.name("ada");
        long ada = people.user(name);
        ApiClient.Response answer = api.get(WHOAMI, api.as(ada));
        assertThat(answer.get("kind")).isEqualTo("user");
        assertThat(answer.user())
                .containsEntry("id", Long.toString(ada))
                .containsEntry("username", name)
                .containsEntry("external_id", null);
        people.status(ada, UserStatus.BLOCKED);
        assertThat(api.get(WHOAMI, api.as(ada)).status()).isEqualTo(200);
    }

    private static GraphRoute.Callers callers(UriRouteInfo<?, ?> route) {
        return route.getAnnotationMetadata()
                .enumValue(GraphRoute.class, "callers", GraphRoute.Callers.class)
                .orElseThrow(() -> new AssertionError("not a @GraphRoute: " + route));
    }

    @Test
    void every_route_names_a_scope_or_says_that_it_needs_none() {
        List<UriRouteInfo<?, ?>> routes = router.uriRoutes()
                .<UriRouteInfo<?, ?>>map(route -> route)
                .filter(route -> route.getUriMatchTemplate().toString().startsWith("/graph/v1"))
                .toList();
        assertThat(routes)
                .hasSizeGreaterThan(3)
                .allSatisfy(route -> assertThat(
                                route.getAnnotationMetadata().enumValues(GraphRoute.class, "scope", KeyScope.class))
                        .hasSize(
                                switch (callers(route)) {
                                    case EVERYBODY, AUTHENTICATED -> 0;
                                    case KEYS_AND_USERS, KEYS -> 1;
                                }));
    }

    @Test
    void a_request_without_credentials_is_refused_by_every_route_that_needs_some() {
        List<String> closed = router.uriRoutes()
                .filter(route -> route.getUriMatchTemplate().toString().startsWith("/graph/v1"))
                .filter(route -> !route.getUriMatchTemplate().toString().contains("/for-tests/"))
                .filter(route -> callers(route) != GraphRoute.Callers.EVERYBODY)
                .filter(route -> !List.of("HEAD", "OPTIONS").contains(route.getHttpMethodName()))
                .map(route -> route.getHttpMethodName() + " "
                        + Routes.spelled(route.getUriMatchTemplate().toString()).replaceAll("\\{\\w+}", "1"))
                .toList();
        assertThat(closed).contains("GET " + WHOAMI + "/");
        for (String route : closed) {
            String[] words = route.split(" ");
            isProblem(api.send(words[0], words[1], null), 401, "unauthenticated");
            isProblem(api.send(words[0], words[1], null, "Authorization", "Basic YTpi"), 401, "unauthenticated");
            isInvalid(api.send(words[0], words[1], null, "Authorization", "Bearer x"), "unknown");
        }
    }

    @Test
    void a_key_that_is_not_valid_is_refused_with_the_reason() {
        IssuedKey key = keys.create(KeyScope.GRAPH);
        String text = key.text().text();
        for (String wrong : List.of(
                text.substring(0, text.length() - 1),
                text + "0",
                KeyText.random(key.key().id(), new SecureRandom()).text(),
                KeyText.random(new SecureRandom()).text(),
                KeyText.PREFIX,
                "kith_sk_\u00e9",
                KeyText.PREFIX + "a".repeat(5_000))) {
            isInvalid(bearing(wrong), "unknown");
        }
        IssuedKey short_lived = keys.create(Duration.ofNanos(1), KeyScope.GRAPH);
        isInvalid(bearing(short_lived.text().text()), "expired");
        IssuedKey revoked = keys.create(KeyScope.GRAPH);
        store.edit(revoked.key().id(), found -> found.revokedAt(Instant.now()));
        isInvalid(bearing(revoked.text().text()), "revoked");
        assertThat(bearing(text).status()).isEqualTo(200);
    }

    @Test
    void a_token_that_is_not_valid_is_refused_with_the_reason() {
        long ada = people.user(people.name("ada"));
        isInvalid(bearing(""), "unknown");
        isInvalid(bearing("x.y.z"), "unknown");
        isInvalid(
                bearing(ApiClient.token(ApiClient.claims(ada).build(), "another-secret-of-more-than-32-bytes")),
                "unknown");
        isInvalid(
                bearing(api.token(ApiClient.claims(ada)
                        .expirationTime(Date.from(Instant.now().minusSeconds(60)))
                        .build())),
                "expired");
        isInvalid(bearing(reflect.token(ada, "user")), "unknown");
        people.status(ada, UserStatus.SOFT_DELETED);
        isInvalid(api.get(WHOAMI, api.as(ada)), "user-gone");
    }

    @Test
    void a_key_is_no_token_of_another_api() {
        IssuedKey key = keys.create(KeyScope.GRAPH);
        assertThat(api.get("/api/v2/user/me/", as(key)).status()).isEqualTo(401);
    }

    @Test
    void a_key_in_a_page_is_refused_and_a_token_is_not() {
        IssuedKey key = keys.create(KeyScope.GRAPH);
        isProblem(api.get(WHOAMI, as(key, "Origin", "https://app.example.org")), 403, "key-in-browser");
        isProblem(api.get(WHOAMI, as(key, "Origin", "null")), 403, "key-in-browser");
        long ada = people.user(people.name("ada"));
        assertThat(api.get(WHOAMI, api.as(ada, "Origin", "https://app.example.org"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void unknown_parameters_are_refused_by_name() {
        IssuedKey key = keys.create(KeyScope.GRAPH);
        ApiClient.Response answer = api.get(WHOAMI + "?mutal=true&x", as(key));
        isProblem(answer, 400, "invalid-request");
        assertThat(answer.raw().body()).contains("\"parameter\":\"mutal\"", "\"parameter\":\"x\"");
        isProblem(api.get(WHOAMI + "?mutal=true"), 401, "unauthenticated");
        isProblem(api.get("/graph/v1/openapi.yaml?x=1"), 400, "invalid-request");
        String many = IntStream.range(0, 100).mapToObj(i -> "x" + i).collect(Collectors.joining("&"));
        assertThat((List<?>) api.get(WHOAMI + "?" + many, as(key)).get("errors"))
                .hasSize(20);
    }

    @Test
    void repeated_parameters_are_refused_by_name() {
        IssuedKey key = keys.create(KeyScope.GRAPH);
        String state =
                api.get(WHOAMI, as(key)).raw().headers().firstValue(STATE).orElseThrow();
        ApiClient.Response answer = api.get(WHOAMI + "?state=" + state + "&state=" + state, as(key));
        isProblem(answer, 400, "invalid-request");
        assertThat(answer.raw().body()).contains("\"parameter\":\"state\"", "\"code\":\"repeated\"");
    }

    @Test
    void a_request_may_bring_a_state_by_a_header_or_a_parameter() {
        IssuedKey key = keys.create(KeyScope.GRAPH);
        String state =
                api.get(WHOAMI, as(key)).raw().headers().firstValue(STATE).orElseThrow();
        assertThat(api.get(WHOAMI, as(key, STATE, state)).status()).isEqualTo(200);
        assertThat(api.get(WHOAMI + "?state=" + state, as(key)).status()).isEqualTo(200);

        isProblem(api.get(WHOAMI, as(key, STATE, "x")), 400, "invalid-request");
        ApiClient.Response answer = api.get(WHOAMI + "?state=x", as(key));
        isProblem(answer, 400, "invalid-request");
        assertThat(answer.raw().body()).contains("\"parameter\":\"state\"");
        for (String path : List.of(WHOAMI, "/graph/v1/openapi.yaml", "/graph/v1/problems/internal")) {
            isProblem(api.get(path, as(key, STATE, "999999999-00000000")), 409, "log-restarted");
        }
    }

    @Test
    void paths_methods_and_types_that_do_not_exist_are_problems() {
        IssuedKey key = keys.create(KeyScope.GRAPH);
        for (String path : List.of("/graph/v1/nothing", "/graph/v1/whoami/x")) {
            isProblem(api.get(path, as(key)), 404, "not-found");
        }
        ApiClient.Response answer = api.post(WHOAMI, "{}", as(key, "Content-Type", "application/json"));
        isProblem(answer, 405, "method-not-allowed");
        assertThat(answer.raw().headers().firstValue("Allow").orElse("")).contains("GET");
        isProblem(api.get(WHOAMI, as(key, "Accept", "text/html")), 406, "not-acceptable");
        assertThat(api.get("/graph/v2/whoami", as(key)).json()).doesNotContainKey("code");
    }

    @Test
    void every_problem_has_a_page() {
        for (ProblemType type : ProblemType.values()) {
            ApiClient.Response page = api.get("/graph/v1/problems/" + type.code());
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.raw().body())
                    .contains(
                            type.title(),
                            "Code: " + type.code(),
                            "Status: " + type.status().getCode());
        }
        isProblem(api.get("/graph/v1/problems/nothing"), 404, "not-found");
    }

    @Nested
    @MicronautTest
    @Property(name = "kith.cors.origins", value = "none")
    class Without_pages {

        @Test
        void a_key_in_a_page_is_refused_too(ApiClient api, TestKeys keys) {
            isProblem(
                    api.get(WHOAMI, as(keys.create(KeyScope.GRAPH), "Origin", "https://a.org")), 403, "key-in-browser");
        }
    }
}
