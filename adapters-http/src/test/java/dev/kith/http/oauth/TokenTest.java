package dev.kith.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.PlainJWT;
import dev.kith.application.account.CreateAccount;
import dev.kith.domain.account.Password;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserStatus;
import dev.kith.domain.user.Username;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Issuing, refreshing and revoking tokens. */
@MicronautTest
class TokenTest {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PASSWORD = "Correct-horse-1";

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Inject
    CreateAccount createAccount;

    private String name;
    private long ada;

    @BeforeEach
    void create_an_account() {
        name = people.name("Ada");
        createAccount.handle(
                null,
                new Username(name),
                Profile.EMPTY,
                new EmailAddress(name + "@example.org"),
                new Password(PASSWORD),
                null,
                Role.MEMBER);
        ada = ((Number) me((String) signIn(name, PASSWORD).get("access_token")).get("id")).longValue();
    }

    private ApiClient.Response token(String body) {
        return api.post("/oauth/token/", body, "Content-Type", FORM);
    }

    private ApiClient.Response signIn(String username, String password) {
        return token("grant_type=password&client_id=app&username=" + username + "&password=" + password);
    }

    private ApiClient.Response refresh(Object refreshToken) {
        return token("grant_type=refresh_token&client_id=app&refresh_token=" + refreshToken);
    }

    private ApiClient.Response me(String accessToken) {
        return api.get("/api/v2/user/me/", "Authorization", "Bearer " + accessToken);
    }

    private static void isRefused(ApiClient.Response answer, int status, String error) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.json()).containsOnlyKeys("error", "error_description").containsEntry("error", error);
        assertThat(answer.raw().headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat((String) answer.get("error_description")).matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+");
    }

    @Test
    void a_user_signs_in_with_the_username_or_the_address() {
        for (String who : List.of(name, name.toUpperCase(Locale.ROOT), name + "@example.org", name + "@EXAMPLE.ORG")) {
            var answer = signIn(who, PASSWORD);
            assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
            assertThat(answer.json())
                    .containsOnlyKeys("access_token", "expires_in", "token_type", "scope", "refresh_token")
                    .containsEntry("expires_in", 36_000)
                    .containsEntry("token_type", "Bearer")
                    .containsEntry("scope", "read write");
            assertThat(answer.raw().headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(me((String) answer.get("access_token")).get("id")).isEqualTo((int) ada);
        }
    }

    @Test
    void json_bodies_are_read_too_and_client_credentials_may_be_in_the_header() {
        String body = "{\"grant_type\":\"password\",\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD);
        assertThat(api.post("/oauth/token", body, "Content-Type", JSON, "Authorization", "Basic YXBwOnNlY3JldA==")
                        .status())
                .isEqualTo(200);
        assertThat(api.post("/oauth/token/", body, "Content-Type", JSON, "Authorization", "Bearer expired")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_unknown_user_and_a_wrong_password_get_the_same_response() {
        var wrong = signIn(name, "wrong");
        isRefused(wrong, 400, "invalid_grant");
        for (String no : List.of("no_one_at_all", "no@one.example", "%00", "a+b", "x".repeat(250), "%3Cscript%3E")) {
            var answer = signIn(no, PASSWORD);
            isRefused(answer, 400, no.equals("%00") ? "invalid_request" : "invalid_grant");
            assertThat(no.equals("%00")
                            || answer.raw().body().equals(wrong.raw().body()))
                    .isTrue();
        }
        isRefused(signIn(people.name("x") + "@example.org", PASSWORD), 400, "invalid_grant");
        long bob = people.user(people.name("bob"));
        isRefused(
                signIn((String) api.get("/api/v2/user/" + bob + "/").get("username"), PASSWORD), 400, "invalid_grant");
    }

    @Test
    void a_malformed_request_is_refused_in_the_form_of_the_rfc() {
        for (String body : List.of(
                "",
                "grant_type=",
                "grant_type=password",
                "grant_type=password&username=" + name,
                "grant_type=password&password=x",
                "grant_type=password&username=&password=x",
                "grant_type=password&username=a&password=",
                "grant_type=refresh_token",
                "grant_type=refresh_token&refresh_token=",
                "grant_type=%zz",
                "grant_type=password&password=x&username=" + "x".repeat(300))) {
            isRefused(token(body), 400, "invalid_request");
        }
        for (String body : List.of(
                "{",
                "[]",
                "7",
                "{\"grant_type\":null}",
                "{\"grant_type\":{}}",
                "{\"grant_type\":\"password\",\"username\":[],\"password\":\"x\"}",
                "{\"grant_type\":\"password\",\"username\":\"a\",\"password\":7}",
                "{\"grant_type\":\"refresh_token\",\"refresh_token\":null}")) {
            isRefused(api.post("/oauth/token/", body, "Content-Type", JSON), 400, "invalid_request");
        }
        for (String type : List.of("authorization_code", "client_credentials", "x%22%5Cy", "PASSWORD")) {
            isRefused(token("grant_type=" + type), 400, "unsupported_grant_type");
        }
        isRefused(api.get("/oauth/token/"), 405, "invalid_request");
        isRefused(api.post("/oauth/token/", "<a/>", "Content-Type", "application/xml"), 415, "invalid_request");
        isRefused(api.get("/oauth/authorize/"), 404, "invalid_request");
    }

    @Test
    void a_refresh_token_is_valid_once_and_its_second_use_ends_the_session() {
        var first = signIn(name, PASSWORD);
        var second = refresh(first.get("refresh_token"));
        assertThat(second.status()).as(second.raw().body()).isEqualTo(200);
        assertThat(second.get("refresh_token")).isNotEqualTo(first.get("refresh_token"));
        assertThat(me((String) second.get("access_token")).get("id")).isEqualTo((int) ada);
        isRefused(refresh(first.get("refresh_token")), 400, "invalid_grant");
        isRefused(refresh(second.get("refresh_token")), 400, "invalid_grant");
    }

    @Test
    void of_ten_concurrent_uses_of_one_refresh_token_one_succeeds() {
        Object token = signIn(name, PASSWORD).get("refresh_token");
        List<Integer> answers = IntStream.range(0, 10)
                .parallel()
                .mapToObj(number -> refresh(token).status())
                .toList();
        assertThat(Collections.frequency(answers, 200)).isEqualTo(1);
        assertThat(Collections.frequency(answers, 400)).isEqualTo(9);
    }

    @Test
    void a_malformed_refresh_token_is_refused() {
        Object token = signIn(name, PASSWORD).get("refresh_token");
        for (String wrong : List.of("x", "a.b", token + "x", "%20" + token + "x", api.token(ada), "x".repeat(4_000))) {
            isRefused(refresh(wrong), 400, "invalid_grant");
        }
        assertThat(refresh(token).status())
                .as("and the right one is none the worse for it")
                .isEqualTo(200);
    }

    @Test
    void a_refresh_token_is_no_access_token() {
        assertThat(me((String) signIn(name, PASSWORD).get("refresh_token")).status())
                .isEqualTo(401);
    }

    @Test
    void a_change_of_password_ends_every_session() {
        Object token = signIn(name, PASSWORD).get("refresh_token");
        assertThat(api.send(
                                "PATCH",
                                "/api/v2/user/" + ada + "/change_password/",
                                "{\"password\":\"%s\",\"new_password\":\"New-password-2\"}".formatted(PASSWORD),
                                api.as(ada, "Content-Type", JSON))
                        .status())
                .isEqualTo(204);
        isRefused(refresh(token), 400, "invalid_grant");
    }

    @Test
    void a_blocked_user_may_sign_in_and_a_deleted_one_may_not() {
        Object token = signIn(name, PASSWORD).get("refresh_token");
        people.status(ada, UserStatus.BLOCKED);
        assertThat(signIn(name, PASSWORD).status()).isEqualTo(200);
        var next = refresh(token);
        assertThat(next.status()).isEqualTo(200);
        for (UserStatus deleted : List.of(UserStatus.SOFT_DELETED, UserStatus.HARD_DELETED)) {
            people.status(ada, deleted);
            isRefused(signIn(name, PASSWORD), 400, "invalid_grant");
            isRefused(refresh(next.get("refresh_token")), 400, "invalid_grant");
        }
    }

    @Test
    void revoking_either_token_ends_its_session_and_no_other() {
        for (String which : List.of("refresh_token", "access_token")) {
            var tokens = signIn(name, PASSWORD);
            for (String none : List.of("x", api.token(ada), "a.b.c")) {
                assertThat(api.post("/oauth/revoke_token/", "client_id=app&token=" + none, "Content-Type", FORM)
                                .status())
                        .isEqualTo(200);
            }
            var next = refresh(tokens.get("refresh_token"));
            assertThat(next.status()).isEqualTo(200);
            for (int time = 0; time < 2; time++) {
                assertThat(api.post("/oauth/revoke_token/", "token=" + next.get(which), "Content-Type", FORM)
                                .status())
                        .isEqualTo(200);
            }
            isRefused(refresh(next.get("refresh_token")), 400, "invalid_grant");
        }
        isRefused(api.post("/oauth/revoke_token/", "client_id=app", "Content-Type", FORM), 400, "invalid_request");
    }

    @Test
    void a_token_that_was_not_revoked_is_verified_by_signature_and_expiry_alone() {
        Map<String, Integer> tokens = Map.of(
                (String) signIn(name, PASSWORD).get("access_token"),
                200,
                api.token(999_999_999),
                200,
                api.token(ApiClient.claims(ada).claim("token_type", "refresh").build()),
                200,
                api.token(ApiClient.claims(ada)
                        .expirationTime(Date.from(Instant.now().minusSeconds(5)))
                        .build()),
                401,
                api.token(ApiClient.claims(ada).expirationTime(null).build()),
                401,
                ApiClient.token(ApiClient.claims(ada).build(), "another-secret-that-is-long-enough-too"),
                401,
                new PlainJWT(ApiClient.claims(ada).build()).serialize(),
                401,
                "x",
                401);
        tokens.forEach((token, status) -> {
            var answer = api.post("/api/v2/jwt/verify_token/", "{\"token\":\"" + token + "\"}", "Content-Type", JSON);
            assertThat(answer.status()).as(token).isEqualTo(status);
        });
        for (String body : List.of("{}", "{\"token\":null}", "{\"token\":\"\"}", "{\"token\":[]}")) {
            assertThat(api.post("/api/v2/jwt/verify_token/", body, "Content-Type", JSON)
                            .status())
                    .as(body)
                    .isEqualTo(400);
        }
    }
}
