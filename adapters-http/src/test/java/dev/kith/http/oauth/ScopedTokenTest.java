package dev.kith.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.kith.application.account.CreateAccount;
import dev.kith.application.app.Apps;
import dev.kith.application.app.RegisterApp;
import dev.kith.domain.account.Password;
import dev.kith.domain.account.Secret;
import dev.kith.domain.app.App;
import dev.kith.domain.email.EmailAddress;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.Username;
import dev.kith.http.ApiClient;
import dev.kith.http.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens with a scope, issued to one application. */
@MicronautTest
class ScopedTokenTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PASSWORD = "Correct-horse-1";

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Inject
    CreateAccount createAccount;

    @Inject
    Apps apps;

    private String name;
    private App app;

    @BeforeEach
    void create_an_account_and_an_application() {
        name = people.name("Ada");
        createAccount.handle(
                null,
                new Username(name),
                Profile.EMPTY,
                new EmailAddress(name + "@example.org"),
                new Password(PASSWORD),
                null,
                Role.MEMBER);
        app = registered();
    }

    private App registered() {
        SecureRandom random = new SecureRandom();
        return new RegisterApp(apps, Clock.systemUTC(), () -> Secret.random(random)).handle("Reader");
    }

    private ApiClient.Response token(String body, String... headers) {
        String[] all = List.of(headers).isEmpty()
                ? new String[] {"Content-Type", FORM}
                : new String[] {"Content-Type", FORM, headers[0], headers[1]};
        return api.post("/oauth/token/", body, all);
    }

    private ApiClient.Response signIn(String more, String... headers) {
        return token("grant_type=password&username=" + name + "&password=" + PASSWORD + more, headers);
    }

    private ApiClient.Response refresh(ApiClient.Response before, String more) {
        return token("grant_type=refresh_token&refresh_token=" + before.get("refresh_token") + more);
    }

    private String client() {
        return "&client_id=" + app.key();
    }

    private static Map<String, Object> claims(ApiClient.Response answer) throws ParseException {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return SignedJWT.parse((String) answer.get("access_token"))
                .getJWTClaimsSet()
                .getClaims();
    }

    private static void isRefused(ApiClient.Response answer, int status, String error) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.json()).containsOnlyKeys("error", "error_description").containsEntry("error", error);
    }

    private int used(ApiClient.Response tokens, String client, String path) {
        return api.get("/reflect/v1/users" + path, "x-client-id", client, "x-auth-token", (String)
                        tokens.get("access_token"))
                .status();
    }

    @Test
    void scopes_are_granted_to_an_application_and_written_in_the_token() throws ParseException {
        for (String secret : List.of("", "&client_secret=" + app.secret().text())) {
            ApiClient.Response tokens = signIn(client() + secret + "&scope=user.search+user.follow");
            assertThat(claims(tokens))
                    .containsEntry("client_id", app.key().value())
                    .containsEntry("scope", "user.follow user.search");
            assertThat(tokens.get("scope")).isEqualTo("user.follow user.search");
            assertThat(used(tokens, app.key().value(), "/search")).isEqualTo(200);
            assertThat(used(tokens, app.key().value(), "/profile")).isEqualTo(403);
            assertThat(used(tokens, registered().key().value(), "/search")).isEqualTo(401);
            assertThat(api.get("/api/v2/user/me/", "Authorization", "Bearer " + tokens.get("access_token"))
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void an_application_may_name_itself_in_the_header() throws ParseException {
        String right = Base64.getEncoder()
                .encodeToString((app.key() + ":" + app.secret().text()).getBytes(StandardCharsets.UTF_8));
        assertThat(claims(signIn("&scope=user", "Authorization", "Basic " + right)))
                .containsEntry("client_id", app.key().value());
        String wrong = Base64.getEncoder().encodeToString((app.key() + ":wrong").getBytes(StandardCharsets.UTF_8));
        isRefused(signIn("&scope=user", "Authorization", "Basic " + wrong), 401, "invalid_client");
    }

    @Test
    void a_token_without_a_scope_is_valid_as_before() throws ParseException {
        for (String more : List.of(
                "",
                client(),
                "&client_id=unknown",
                "&client_id=unknown&client_secret=x",
                "&scope=",
                "&scope=read+write",
                client() + "&client_secret=" + app.secret().text())) {
            ApiClient.Response tokens = signIn(more);
            assertThat(claims(tokens)).doesNotContainKeys("client_id", "scope");
            assertThat(tokens.get("scope")).isEqualTo("read write");
            assertThat(api.get("/api/v2/user/me/", "Authorization", "Bearer " + tokens.get("access_token"))
                            .status())
                    .isEqualTo(200);
            assertThat(used(tokens, app.key().value(), "/profile")).isEqualTo(401);
        }
    }

    @Test
    void unknown_scopes_and_applications_are_refused() {
        for (String scope : List.of(
                "users", "user.everything", "user,user.search", "user+read", "read", "USER", "read+read", "%22")) {
            isRefused(signIn(client() + "&scope=" + scope), 400, "invalid_scope");
        }
        isRefused(signIn("&scope=user"), 401, "invalid_client");
        for (String no : List.of("unknown", "with+space", "x".repeat(200))) {
            isRefused(signIn("&scope=user&client_id=" + no), 401, "invalid_client");
        }
        isRefused(signIn(client() + "&client_secret=wrong&scope=user"), 401, "invalid_client");
        isRefused(signIn(client() + "&client_secret=wrong"), 401, "invalid_client");
        isRefused(signIn(client() + "&scope=" + "user+".repeat(300)), 400, "invalid_request");
        assertThat(api.post(
                                "/oauth/token/",
                                "{\"grant_type\":\"password\",\"username\":\"a\",\"password\":\"b\",\"scope\":[\"user\"]}",
                                "Content-Type",
                                "application/json")
                        .get("error"))
                .isEqualTo("invalid_request");
        isRefused(
                token("grant_type=password&username=" + name + "&password=wrong" + client() + "&scope=user"),
                400,
                "invalid_grant");
    }

    @Test
    void a_refresh_may_narrow_the_scope_of_one_token_and_never_widen_it() throws ParseException {
        ApiClient.Response first = signIn(client() + "&scope=user.search+user.follow");
        isRefused(refresh(first, client() + "&scope=user.search+user.rooms.read"), 400, "invalid_scope");
        isRefused(refresh(first, client() + "&scope=user"), 400, "invalid_scope");
        isRefused(refresh(first, client() + "&scope=nonsense"), 400, "invalid_scope");
        ApiClient.Response narrow = refresh(first, client() + "&scope=user.search");
        assertThat(claims(narrow))
                .containsEntry("scope", "user.search")
                .containsEntry("client_id", app.key().value());
        ApiClient.Response whole = refresh(narrow, client());
        assertThat(claims(whole)).containsEntry("scope", "user.follow user.search");
        ApiClient.Response parent = signIn(client() + "&scope=user");
        assertThat(claims(refresh(parent, client() + "&scope=user.rooms.read")))
                .containsEntry("scope", "user.rooms.read");
    }

    @Test
    void a_refresh_token_stays_with_its_application() throws ParseException {
        ApiClient.Response tokens = signIn(client() + "&scope=user");
        for (String other :
                List.of("", "&client_id=" + registered().key(), "&client_id=unknown", "&client_id=with+space")) {
            isRefused(refresh(tokens, other), 400, "invalid_grant");
        }
        isRefused(refresh(tokens, client() + "&client_secret=wrong"), 401, "invalid_client");
        assertThat(claims(refresh(
                        tokens, client() + "&client_secret=" + app.secret().text())))
                .containsEntry("scope", "user");
    }

    @Test
    void a_session_without_a_scope_cannot_get_one() throws ParseException {
        ApiClient.Response tokens = signIn(client());
        isRefused(refresh(tokens, client() + "&scope=user"), 400, "invalid_scope");
        assertThat(claims(refresh(tokens, client() + "&scope=read+write"))).doesNotContainKey("scope");
    }
}
