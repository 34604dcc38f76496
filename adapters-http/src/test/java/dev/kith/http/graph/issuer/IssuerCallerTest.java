package dev.kith.http.graph.issuer;

import static dev.kith.http.graph.Answers.isProblem;
import static dev.kith.http.graph.issuer.TestIssuers.FIRST;
import static dev.kith.http.graph.issuer.TestIssuers.FIRST_KEY;
import static dev.kith.http.graph.issuer.TestIssuers.SECOND;
import static dev.kith.http.graph.issuer.TestIssuers.SECOND_CLAIM;
import static dev.kith.http.graph.issuer.TestIssuers.SECOND_KEY;
import static dev.kith.http.graph.issuer.TestIssuers.claims;
import static dev.kith.http.graph.issuer.TestIssuers.token;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.kith.application.key.IssuedKey;
import dev.kith.application.user.Users;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.ExternalId;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserReference;
import dev.kith.domain.user.UserStatus;
import dev.kith.http.ApiClient;
import dev.kith.http.Routes;
import dev.kith.http.TestUsers;
import dev.kith.http.graph.TestKeys;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import io.micronaut.web.router.Router;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A user calls with the token of an identity provider: in the graph API, and in no other. */
@MicronautTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IssuerCallerTest implements TestPropertyProvider {

    private static final String WHOAMI = "/graph/v1/whoami";

    private final TestIssuers issuers = new TestIssuers();

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Inject
    TestKeys keys;

    @Inject
    Users users;

    @Inject
    Router router;

    @Override
    public Map<String, String> getProperties() {
        return Map.of("kith.test.issuers", issuers.address());
    }

    @AfterAll
    void stop() {
        issuers.close();
    }

    private static String[] as(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }

    /** A user with an external id, which is the second part of the answer. */
    private record Known(long id, String externalId) {}

    private Known known(String name) {
        IssuedKey key = keys.create(KeyScope.GRAPH);
        String externalId = people.name(name);
        ApiClient.Response answer = api.send(
                "PUT", "/graph/v1/users/ext:" + externalId, "{}", TestKeys.as(key, "Content-Type", "application/json"));
        return new Known(Long.parseLong((String) answer.get("id")), externalId);
    }

    private static void isInvalid(ApiClient.Response answer, String reason) {
        isProblem(answer, 401, "invalid-credentials");
        assertThat(answer.get("reason")).isEqualTo(reason);
    }

    @Test
    void a_user_calls_with_the_token_of_an_identity_provider() {
        Known ada = known("ada");
        Known bob = known("bob");
        String[] token = as(token(FIRST_KEY, claims(ada.externalId())));
        ApiClient.Response answer = api.get(WHOAMI, token);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        assertThat(answer.json())
                .containsEntry("kind", "user")
                .containsEntry("key", null)
                .containsEntry("issuer", FIRST);
        assertThat(answer.user())
                .containsEntry("id", Long.toString(ada.id()))
                .containsEntry("external_id", ada.externalId());
        assertThat(api.send("PUT", "/graph/v1/users/me/followings/" + bob.id(), null, token)
                        .status())
                .isEqualTo(201);
        isProblem(
                api.send("PUT", "/graph/v1/users/" + bob.id() + "/followings/" + ada.id(), null, token),
                403,
                "not-yours");
        isProblem(api.get("/graph/v1/users", token), 403, "not-yours");
    }

    /** They are the scopes of another server. */
    @Test
    void scopes_of_the_token_do_not_count() {
        Known ada = known("ada");
        String[] token = as(token(
                FIRST_KEY,
                claims(ada.externalId())
                        .claim("scope", "graph graph.keys admin")
                        .claim("scopes", List.of("graph"))
                        .claim("client_id", "app")
                        .claim("roles", List.of("admin"))));
        assertThat(api.get(WHOAMI, token).status()).isEqualTo(200);
        isProblem(api.get("/graph/v1/keys", token), 403, "not-yours");
        isProblem(api.get("/graph/v1/users/me?viewer=" + known("bob").id(), token), 403, "not-yours");
    }

    @Test
    void who_is_unknown_is_refused_or_created_as_the_operator_wants() {
        String name = people.name("new");
        isInvalid(api.get(WHOAMI, as(token(FIRST_KEY, claims(name)))), "user-gone");
        UserReference.Key key = new UserReference.ByExternalId(new ExternalId(name));
        assertThat(users.ids(List.of(key))).isEmpty();
        JWTClaimsSet.Builder second = claims("x").issuer(SECOND).claim(SECOND_CLAIM, name);
        ApiClient.Response created = api.get(WHOAMI, as(token(SECOND_KEY, second)));
        assertThat(created.status()).as(created.raw().body()).isEqualTo(200);
        assertThat(created.user()).containsEntry("external_id", name);
        assertThat(api.get(WHOAMI, as(token(SECOND_KEY, second))).user().get("id"))
                .isEqualTo(created.user().get("id"));
        assertThat(api.get(WHOAMI, as(token(FIRST_KEY, claims(name)))).user().get("id"))
                .isEqualTo(created.user().get("id"));
    }

    @Test
    void who_is_deleted_is_neither_accepted_nor_created_again() {
        Known ada = known("ada");
        people.status(ada.id(), UserStatus.SOFT_DELETED);
        isInvalid(api.get(WHOAMI, as(token(FIRST_KEY, claims(ada.externalId())))), "user-gone");
        JWTClaimsSet.Builder second = claims("x").issuer(SECOND).claim(SECOND_CLAIM, ada.externalId());
        isInvalid(api.get(WHOAMI, as(token(SECOND_KEY, second))), "user-gone");
    }

    @Test
    void a_token_that_is_not_valid_is_refused_with_the_reason() {
        Known ada = known("ada");
        isInvalid(
                api.get(
                        WHOAMI,
                        as(token(
                                FIRST_KEY,
                                claims(ada.externalId())
                                        .expirationTime(Date.from(Instant.now().minusSeconds(61)))))),
                "expired");
        isInvalid(api.get(WHOAMI, as(token(FIRST_KEY, claims(ada.externalId()).audience("x")))), "wrong-audience");
        isInvalid(
                api.get(WHOAMI, as(token(FIRST_KEY, claims(ada.externalId()).issuer("https://x.test")))),
                "wrong-issuer");
        isInvalid(api.get(WHOAMI, as(token(SECOND_KEY, claims(ada.externalId())))), "unknown");
        isInvalid(
                api.get(WHOAMI, as(token(FIRST_KEY, claims(ada.externalId()).claim("x", "x".repeat(5_000))))),
                "unknown");
    }

    /** The claims of a token of this server, as an administrator, signed by an identity provider. */
    private JWTClaimsSet.Builder forged(long admin) {
        return new JWTClaimsSet.Builder(ApiClient.claims(admin).build())
                .issuer(FIRST)
                .audience(TestIssuers.AUDIENCE)
                .subject(Long.toString(admin));
    }

    @Test
    void no_other_api_accepts_the_token_of_an_identity_provider() {
        long admin = people.user(people.name("admin"), Profile.EMPTY, Role.ADMIN);
        Known ada = known("ada");
        List<String> routes = Routes.of(router, "/api/v2/", "/px/v1/", "/reflect/v1/", "/oauth/").stream()
                .map(route -> route.replaceAll("\\{[^}]*}", Long.toString(admin)))
                .toList();
        assertThat(routes).hasSizeGreaterThan(60);
        String genuine = token(FIRST_KEY, forged(admin).subject(ada.externalId()));
        assertThat(api.get(WHOAMI, as(genuine)).user()).containsEntry("id", Long.toString(ada.id()));
        for (String forged : List.of(genuine, token(FIRST_KEY, forged(1)))) {
            for (String route : routes) {
                String[] words = route.split(" ");
                int anonymous = api.send(words[0], words[1], null).status();
                ApiClient.Response answer = api.send(words[0], words[1], null, "Authorization", "Bearer " + forged);
                boolean readsTokens = words[1].startsWith("/api/v2/");
                assertThat(answer.status())
                        .as(route + " " + answer.raw().body())
                        .isIn(401, readsTokens ? 401 : anonymous);
            }
        }
    }

    @Test
    void claims_that_name_a_user_of_this_server_do_not_count() {
        long admin = people.user(people.name("admin"), Profile.EMPTY, Role.ADMIN);
        isInvalid(api.get(WHOAMI, as(token(FIRST_KEY, forged(admin)))), "user-gone");
        isInvalid(api.get(WHOAMI, as(token(FIRST_KEY, forged(1)))), "user-gone");
    }

    @Test
    void a_token_of_this_server_is_of_no_issuer() {
        long ada = people.user(people.name("ada"));
        assertThat(api.get(WHOAMI, api.as(ada)).json()).containsEntry("issuer", null);
        String own = api.token(new JWTClaimsSet.Builder(ApiClient.claims(ada).build())
                .issuer("anything")
                .build());
        assertThat(api.get(WHOAMI, as(own)).json()).containsEntry("issuer", null);
    }
}
