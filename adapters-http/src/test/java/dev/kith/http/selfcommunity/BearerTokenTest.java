package dev.kith.http.selfcommunity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.kith.domain.user.UserStatus;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest
class BearerTokenTest {

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    private long ada;

    @BeforeEach
    void one_person() {
        ada = people.user(people.name("ada"));
    }

    @Test
    void a_valid_token_identifies_its_owner() {
        var me = api.get("/api/v2/user/me/", api.as(ada));
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.get("id")).isEqualTo((int) ada);
        assertThat(me.json()).containsKeys("email", "permission", "role", "unseen_interactions_counter");
    }

    @Test
    void a_bad_token_is_401_on_private_and_on_public_routes() throws JOSEException {
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("garbled", "garbled");
        bad.put("empty", "");
        bad.put(
                "of another secret",
                ApiClient.token(ApiClient.claims(ada).build(), "another-secret-that-is-long-enough-too"));
        bad.put(
                "expired",
                api.token(ApiClient.claims(ada)
                        .expirationTime(Date.from(Instant.now().minusSeconds(60)))
                        .build()));
        bad.put(
                "without an end",
                api.token(ApiClient.claims(ada).expirationTime(null).build()));
        bad.put(
                "of the wrong type",
                api.token(ApiClient.claims(ada).claim("token_type", "refresh").build()));
        bad.put(
                "without a type",
                api.token(ApiClient.claims(ada).claim("token_type", null).build()));
        bad.put("without an id", api.token(ApiClient.claims(ada).jwtID(null).build()));
        bad.put(
                "without an issue time",
                api.token(ApiClient.claims(ada).issueTime(null).build()));
        bad.put("of no one", api.token(999_999_999));
        bad.put(
                "of a text",
                api.token(ApiClient.claims(ada).claim("user_id", "x").build()));
        bad.put(
                "of a negative",
                api.token(ApiClient.claims(ada).claim("user_id", -1).build()));
        bad.put(
                "without a user",
                api.token(ApiClient.claims(ada).claim("user_id", null).build()));
        bad.put("unsigned", new PlainJWT(ApiClient.claims(ada).build()).serialize());
        bad.put("signed by another algorithm", hs512(ApiClient.claims(ada).build()));
        for (var entry : bad.entrySet()) {
            for (String path : List.of(
                    "/api/v2/user/me/",
                    "/api/v2/user/" + ada + "/",
                    "/api/v2/user/" + ada + "/followers/",
                    "/api/v2/feature/")) {
                var answer = api.get(path, "Authorization", "Bearer " + entry.getValue());
                assertThat(answer.status())
                        .as("token %s on %s", entry.getKey(), path)
                        .isEqualTo(401);
                assertThat(answer.code()).isEqualTo("authentication_failed");
                assertThat(answer.json()).containsKeys("detail", "request_id");
            }
        }
        assertThat(api.get("/api/v2/user/me/", "Authorization", "Basic YTpi").status())
                .isEqualTo(401);
    }

    /** Tokens signed with the right secret that break another rule. */
    private static String hs512(JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS512), claims);
        token.sign(new MACSigner("a-secret-for-tests-and-for-nothing-else".repeat(3)));
        return token.serialize();
    }

    @Test
    void the_token_of_a_deleted_user_is_invalid() {
        people.status(ada, UserStatus.SOFT_DELETED);
        assertThat(api.get("/api/v2/user/me/", api.as(ada)).status()).isEqualTo(401);
        assertThat(api.get("/api/v2/feature/", api.as(ada)).status()).isEqualTo(401);
        people.status(ada, UserStatus.HARD_DELETED);
        assertThat(api.get("/api/v2/user/me/", api.as(ada)).status()).isEqualTo(401);
    }

    @Test
    void without_a_token_private_routes_are_401_and_say_how_to_sign_in() {
        for (String path : List.of(
                "/user/", "/user/me/", "/user/1/is_followed/", "/user/1/is_follower/", "/user/1/connection_status/")) {
            var answer = api.get("/api/v2" + path);
            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.code()).isEqualTo("not_authenticated");
            assertThat(answer.raw().headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(how -> assertThat(how).startsWith("Bearer"));
        }
        for (String path : List.of("/user/1/follow/", "/user/connection/statuses/")) {
            assertThat(api.post("/api/v2" + path, null).status()).as(path).isEqualTo(401);
        }
        assertThat(api.send("PATCH", "/api/v2/user/" + ada + "/", "{}", "Content-Type", "application/json")
                        .status())
                .isEqualTo(401);
        assertThat(api.send("PUT", "/api/v2/user/" + ada + "/", "{}", "Content-Type", "application/json")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void credentials_of_another_scheme_are_no_token() {
        for (String credentials : List.of(
                "Basic cHJveHk6c2VjcmV0",
                "basic",
                "Digest username=\"a\"",
                "Negotiate YII",
                "Token x",
                "Bearerx y",
                "")) {
            for (String path : List.of(
                    "/api/v2/dynamic_preference/",
                    "/api/v2/user/" + ada + "/followers/?limit=1",
                    "/avatar/" + ada + ".svg")) {
                assertThat(api.get(path, "Authorization", credentials).status())
                        .as("%s with %s", path, credentials)
                        .isEqualTo(200);
            }
            var refused = api.get("/api/v2/user/me/", "Authorization", credentials);
            assertThat(refused.status()).as(credentials).isEqualTo(401);
            assertThat(refused.code()).isEqualTo("not_authenticated");
        }
        for (String credentials : List.of("Bearer", "Bearer ", "bearer x", "BEARER  x y")) {
            assertThat(api.get("/api/v2/feature/", "Authorization", credentials).status())
                    .as(credentials)
                    .isEqualTo(401);
        }
        assertThat(api.get("/api/v2/user/me/", "Authorization", "bearer " + api.token(ada))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void public_routes_need_no_token() {
        for (String path : List.of(
                "/user/" + ada,
                "/user/" + ada + "/followers",
                "/user/" + ada + "/followings",
                "/user/" + ada + "/counters",
                "/dynamic_preference",
                "/feature")) {
            assertThat(api.get("/api/v2" + path + "/").status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void a_browser_on_another_site_may_send_requests() {
        var preflight = api.send(
                "OPTIONS",
                "/api/v2/user/" + ada + "/follow/",
                null,
                "Origin",
                "https://app.example.org",
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "authorization,content-type");
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.raw().headers().firstValue("Access-Control-Allow-Origin"))
                .isPresent();
        assertThat(preflight
                        .raw()
                        .headers()
                        .allValues("Access-Control-Allow-Headers")
                        .toString())
                .containsIgnoringCase("authorization");
        var answer = api.get("/api/v2/user/" + ada + "/", "Origin", "https://app.example.org");
        assertThat(answer.raw().headers().firstValue("Access-Control-Allow-Origin"))
                .isPresent();
        assertThat(answer.raw().headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }
}
