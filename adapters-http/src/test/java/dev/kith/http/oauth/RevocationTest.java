package dev.kith.http.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.ApiClient;
import dev.kith.http.TestAccounts;
import dev.kith.http.TestAccounts.Member;
import dev.kith.http.quranreflect.ReflectApp;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ends a session ends its access tokens, in every dialect. */
@MicronautTest
class RevocationTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    @Inject
    ApiClient api;

    @Inject
    TestAccounts accounts;

    @Inject
    ReflectApp reflect;

    private Member ada;

    /** The tokens of one session. */
    private record Tokens(String access, String refresh) {

        static Tokens of(ApiClient.Response answer) {
            assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
            return new Tokens((String) answer.get("access_token"), (String) answer.get("refresh_token"));
        }
    }

    @BeforeEach
    void create_ada() {
        ada = accounts.join("ada");
    }

    private ApiClient.Response oauth(String path, String form) {
        return api.post("/oauth/" + path + "/", form, "Content-Type", FORM);
    }

    private Tokens signIn(String more) {
        return Tokens.of(oauth(
                "token", "grant_type=password&username=" + ada.name() + "&password=" + TestAccounts.PASSWORD + more));
    }

    private Tokens refresh(Tokens tokens) {
        return Tokens.of(oauth("token", "grant_type=refresh_token&refresh_token=" + tokens.refresh()));
    }

    private int verify(String token) {
        return api.post("/api/v2/jwt/verify_token/", "{\"token\":\"" + token + "\"}", "Content-Type", JSON)
                .status();
    }

    private void opens(String token, int status) {
        for (String path : List.of("/api/v2/user/me/", "/api/v2/user/" + ada.id() + "/", "/api/v2/feature/")) {
            assertThat(api.get(path, "Authorization", "Bearer " + token).status())
                    .as(path)
                    .isEqualTo(status);
        }
        assertThat(verify(token)).as("verify_token").isEqualTo(status);
    }

    @Test
    void a_revoked_token_opens_nothing_and_other_sessions_go_on() {
        Tokens other = signIn("");
        for (boolean byAccessToken : List.of(true, false)) {
            Tokens tokens = signIn("");
            opens(tokens.access(), 200);
            assertThat(oauth("revoke_token", "token=" + (byAccessToken ? tokens.access() : tokens.refresh()))
                            .status())
                    .isEqualTo(200);
            opens(tokens.access(), 401);
        }
        opens(other.access(), 200);
    }

    @Test
    void earlier_access_tokens_of_a_refreshed_session_end_with_it() {
        Tokens first = signIn("");
        Tokens second = refresh(first);
        opens(first.access(), 200);
        opens(second.access(), 200);
        oauth("revoke_token", "token=" + second.refresh());
        opens(first.access(), 401);
        opens(second.access(), 401);
    }

    @Test
    void a_refresh_token_used_twice_ends_the_access_tokens() {
        Tokens first = signIn("");
        Tokens second = refresh(first);
        opens(second.access(), 200);
        assertThat(oauth("token", "grant_type=refresh_token&refresh_token=" + first.refresh())
                        .status())
                .isEqualTo(400);
        opens(first.access(), 401);
        opens(second.access(), 401);
    }

    @Test
    void a_change_of_password_ends_the_access_tokens_of_all_sessions() {
        Tokens one = signIn("");
        Tokens other = signIn("");
        opens(one.access(), 200);
        assertThat(api.send(
                                "PATCH",
                                "/api/v2/user/" + ada.id() + "/change_password/",
                                "{\"password\":\"%s\",\"new_password\":\"New-password-2\"}"
                                        .formatted(TestAccounts.PASSWORD),
                                "Authorization",
                                "Bearer " + other.access(),
                                "Content-Type",
                                JSON)
                        .status())
                .isEqualTo(204);
        opens(one.access(), 401);
        opens(other.access(), 401);
    }

    @Test
    void a_revoked_token_of_an_application_opens_nothing() {
        Tokens tokens = signIn("&scope=user&client_id=" + reflect.key());
        assertThat(reflect.withToken(tokens.access(), "GET", "/profile").status())
                .isEqualTo(200);
        oauth("revoke_token", "token=" + tokens.access());
        ReflectApp.isError(reflect.withToken(tokens.access(), "GET", "/profile"), 401, "unauthorized");
        assertThat(verify(tokens.access())).isEqualTo(401);
    }

    @Test
    void a_token_without_a_session_is_not_revoked_with_one() {
        String minted = api.token(ada.id());
        String foreign = api.token(
                ApiClient.claims(ada.id()).claim("sid", "of another system").build());
        oauth("revoke_token", "token=" + signIn("").access());
        opens(minted, 200);
        opens(foreign, 200);
    }
}
