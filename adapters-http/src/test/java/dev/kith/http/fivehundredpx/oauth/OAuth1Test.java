package dev.kith.http.fivehundredpx.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.account.ChangePassword;
import dev.kith.application.app.Apps;
import dev.kith.application.app.RegisterApp;
import dev.kith.domain.account.Password;
import dev.kith.domain.account.Secret;
import dev.kith.domain.app.App;
import dev.kith.domain.user.UserId;
import dev.kith.domain.user.UserStatus;
import dev.kith.http.ApiClient;
import dev.kith.http.TestAccounts;
import dev.kith.http.TestAccounts.Member;
import dev.kith.http.fivehundredpx.oauth.signature.SignatureMethod;
import dev.kith.http.fivehundredpx.oauth.signature.SigningApp;
import dev.kith.http.fivehundredpx.oauth.signature.SigningApp.ParameterLocation;
import dev.kith.http.fivehundredpx.oauth.signature.SigningApp.TokenCredentials;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@MicronautTest
class OAuth1Test {

    private static final String CALLBACK = "https://app.example.org/back?state=1";
    private static final String USERS = "/px/v1/users";

    @Inject
    ApiClient api;

    @Inject
    SigningApp app;

    @Inject
    TestAccounts members;

    @Inject
    ChangePassword changePassword;

    @Inject
    Apps apps;

    private Member ada;

    @BeforeEach
    void create_ada() {
        ada = members.join("ada");
    }

    private TokenCredentials signedIn() {
        return app.signIn(ada.name(), TestAccounts.PASSWORD);
    }

    private static void isRefused(ApiClient.Response answer, String reason) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(401);
        assertThat(answer.json()).containsOnlyKeys("error", "status").containsEntry("status", 401);
        assertThat((String) answer.get("error"))
                .startsWith("Invalid OAuth Request: ")
                .contains(reason);
        assertThat(answer.raw().headers().firstValue("WWW-Authenticate")).hasValue("OAuth realm=\"api\"");
    }

    private void isAda(ApiClient.Response answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        assertThat(answer.user()).containsEntry("id", (int) ada.id());
    }

    // ---- the three legs

    @Test
    void three_legs_end_in_an_access_token_of_the_user() {
        ApiClient.Response asked =
                app.oauth("request_token", TokenCredentials.NONE, Map.of("oauth_callback", CALLBACK));
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.raw().headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith(SigningApp.FORM));
        assertThat(asked.raw().headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(asked.raw().body())
                .matches("oauth_token=[\\w-]{43}&oauth_token_secret=[\\w-]{43}&oauth_callback_confirmed=true");
        TokenCredentials request = TokenCredentials.of(asked);

        ApiClient.Response page = api.get("/px/v1/oauth/authorize?oauth_token=" + request.token());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.raw().body())
                .contains("Gallery &lt;b&gt;", "app.example.org", "value=\"" + request.token() + "\"")
                .contains("<form method=\"post\" action=\"?\">")
                .doesNotContain("<b>");

        ApiClient.Response allowed = app.decide(request, "allow", ada.name(), TestAccounts.PASSWORD);
        assertThat(allowed.status()).isEqualTo(303);
        assertThat(allowed.raw().headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).startsWith(CALLBACK + "&oauth_token="));
        Map<String, String> redirected = SigningApp.redirectParameters(allowed);
        assertThat(redirected)
                .containsEntry("state", "1")
                .containsEntry("oauth_token", request.token())
                .containsKey("oauth_verifier");

        ApiClient.Response granted =
                app.oauth("access_token", request, Map.of("oauth_verifier", redirected.get("oauth_verifier")));
        assertThat(granted.status()).as(granted.raw().body()).isEqualTo(200);
        assertThat(granted.raw().body()).matches("oauth_token=[\\w-]{43}&oauth_token_secret=[\\w-]{43}");
        isAda(app.get(USERS, TokenCredentials.of(granted)));
    }

    @Test
    void the_page_forbids_frames_caching_and_scripts() {
        TokenCredentials request = app.requestToken(CALLBACK);
        for (ApiClient.Response answer : List.of(
                api.get("/px/v1/oauth/authorize?oauth_token=" + request.token()),
                api.get("/px/v1/oauth/authorize?oauth_token=none"),
                app.decide(request, "allow", ada.name(), "wrong"),
                app.decide(request, "deny", "", ""))) {
            var headers = answer.raw().headers();
            assertThat(headers.firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains("default-src 'none'", "frame-ancestors 'none'")
                            .doesNotContain("script-src"));
            assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
            assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(headers.firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void without_a_callback_the_page_shows_the_verifier() {
        TokenCredentials request = app.requestToken("oob");
        assertThat(api.get("/px/v1/oauth/authorize/?oauth_token=" + request.token())
                        .raw()
                        .body())
                .contains("shown a code");
        ApiClient.Response allowed = app.decide(request, "allow", ada.name() + "%40example.org", TestAccounts.PASSWORD);
        assertThat(allowed.status()).isEqualTo(200);
        assertThat(allowed.raw().headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        String verifier = allowed.raw().body().replaceAll("(?s).*<code>([^<]+)</code>.*", "$1");
        isAda(app.get(
                USERS, TokenCredentials.of(app.oauth("access_token", request, Map.of("oauth_verifier", verifier)))));
    }

    @Test
    void a_callback_may_have_the_scheme_of_a_mobile_application() {
        TokenCredentials request = app.requestToken("my-app:done");
        assertThat(app.decide(request, "allow", ada.name(), TestAccounts.PASSWORD)
                        .raw()
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address)
                        .startsWith("my-app:done?oauth_token=" + request.token() + "&oauth_verifier="));
    }

    @Test
    void the_page_names_the_host_of_every_callback_and_redirects_there() {
        Map<String, String> hosts = Map.of(
                "https://app_1.example.org:8443/back", "app_1.example.org:8443",
                "https://b\u00fccher.example/z\u00fcr\u00fcck", "b\u00fccher.example",
                "https://good.example@bad_host.example/", "bad_host.example");
        hosts.forEach((callback, host) -> {
            TokenCredentials request = app.requestToken(callback);
            assertThat(api.get("/px/v1/oauth/authorize?oauth_token=" + request.token())
                            .raw()
                            .body())
                    .contains("You will be sent to " + host + ".");
            assertThat(app.decide(request, "allow", ada.name(), TestAccounts.PASSWORD)
                            .raw()
                            .headers()
                            .firstValue("Location"))
                    .hasValueSatisfying(address ->
                            assertThat(address).startsWith(URI.create(callback).toASCIIString() + "?oauth_token="));
        });
    }

    @Test
    void a_denial_redirects_and_the_token_cannot_be_approved_later() {
        TokenCredentials request = app.requestToken(CALLBACK);
        assertThat(SigningApp.redirectParameters(app.decide(request, "deny", "", "")))
                .containsEntry("oauth_problem", "user_refused")
                .doesNotContainKey("oauth_verifier");
        assertThat(app.decide(request, "allow", ada.name(), TestAccounts.PASSWORD)
                        .status())
                .isEqualTo(404);
        isRefused(app.oauth("access_token", request, Map.of("oauth_verifier", "x")), "the token is unknown");
        ApiClient.Response shown = app.decide(app.requestToken("oob"), "deny", "", "");
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.raw().body()).contains("got no access");
    }

    @Test
    void a_wrong_password_and_an_unknown_user_show_the_same_page() {
        TokenCredentials request = app.requestToken(CALLBACK);
        for (String name : List.of(ada.name(), "no-one-of-that-name", "", "%3Cscript%3E")) {
            ApiClient.Response answer = app.decide(request, "allow", name, "wrong");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.raw().body())
                    .contains("The name or the password is wrong.")
                    .doesNotContain("<script>");
        }
        isRefused(app.oauth("access_token", request, Map.of("oauth_verifier", "x")), "no user has approved");
        assertThat(app.decide(request, "allow", ada.name(), TestAccounts.PASSWORD)
                        .status())
                .isEqualTo(303);
    }

    @Test
    void an_unknown_or_answered_token_is_404_with_an_explanation() {
        TokenCredentials answered = app.requestToken(CALLBACK);
        app.decide(answered, "allow", ada.name(), TestAccounts.PASSWORD);
        for (ApiClient.Response answer : List.of(
                api.get("/px/v1/oauth/authorize"),
                api.get("/px/v1/oauth/authorize?oauth_token=none"),
                api.get("/px/v1/oauth/authorize?oauth_token=" + answered.token()),
                api.post("/px/v1/oauth/authorize", null),
                api.post("/px/v1/oauth/authorize", "{\"oauth_token\":\"x\"}", "Content-Type", "application/json"),
                app.decide(answered, "allow", ada.name(), TestAccounts.PASSWORD))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.raw().body()).contains("begin again");
        }
        assertThat(api.post("/px/v1/oauth/authorize", "oauth_token=%zz", "Content-Type", SigningApp.FORM)
                        .status())
                .isEqualTo(400);
        ApiClient.Response opened = api.post(
                "/px/v1/oauth/authorize",
                "oauth_token=" + app.requestToken(CALLBACK).token(),
                "Content-Type",
                SigningApp.FORM);
        assertThat(opened.raw().body()).contains("<form");
    }

    @Test
    void a_verifier_is_accepted_once_and_only_with_its_token() {
        TokenCredentials request = app.requestToken(CALLBACK);
        String verifier = SigningApp.redirectParameters(app.decide(request, "allow", ada.name(), TestAccounts.PASSWORD))
                .get("oauth_verifier");
        isRefused(app.oauth("access_token", request, Map.of()), "oauth_verifier is missing");
        isRefused(app.oauth("access_token", request, Map.of("oauth_verifier", "wrong")), "oauth_verifier is not");
        isRefused(app.get(USERS, request), "a request token gives no access");
        ApiClient.Response granted = app.oauth("access_token", request, Map.of("oauth_verifier", verifier));
        assertThat(granted.status()).isEqualTo(200);
        isRefused(app.oauth("access_token", request, Map.of("oauth_verifier", verifier)), "the token is unknown");
        isRefused(
                app.oauth("access_token", TokenCredentials.of(granted), Map.of("oauth_verifier", verifier)),
                "an access token is not exchanged");
        isRefused(app.oauth("access_token", TokenCredentials.NONE, Map.of()), "oauth_token is missing");
        isRefused(
                app.oauth("request_token", TokenCredentials.of(granted), Map.of("oauth_callback", "oob")),
                "without a token");
    }

    @Test
    void a_callback_is_an_absolute_address_with_a_safe_scheme() {
        isRefused(app.oauth("request_token", TokenCredentials.NONE, Map.of()), "oauth_callback is missing");
        for (String bad : List.of(
                "/back",
                "back",
                "https://a.org/#x",
                "javascript:alert(1)",
                "DATA:text/html,x",
                "https://a b",
                "http://[",
                "file:///etc")) {
            isRefused(
                    app.oauth("request_token", TokenCredentials.NONE, Map.of("oauth_callback", bad)),
                    "oauth_callback is neither");
        }
    }

    // ---- xAuth

    private ApiClient.Response xAuth(String mode, String name, String password) {
        return app.send(
                "POST",
                "/px/v1/oauth/access_token",
                TokenCredentials.NONE,
                "x_auth_mode=" + mode + "&x_auth_username=" + name + "&x_auth_password=" + password);
    }

    @Test
    void xauth_exchanges_a_password_for_an_access_token() {
        isAda(app.get(USERS, TokenCredentials.of(xAuth("client_auth", ada.name(), TestAccounts.PASSWORD))));
        isRefused(xAuth("client_auth", ada.name(), "wrong"), "the name or the password is wrong");
        isRefused(xAuth("client_auth", "no-one", TestAccounts.PASSWORD), "the name or the password is wrong");
        isRefused(xAuth("other", ada.name(), TestAccounts.PASSWORD), "x_auth_mode=client_auth");
        isRefused(
                app.send("POST", "/px/v1/oauth/access_token", TokenCredentials.NONE, "x_auth_mode=client_auth"),
                "x_auth_mode=client_auth");
        members.status(ada, UserStatus.SOFT_DELETED);
        isRefused(xAuth("client_auth", ada.name(), TestAccounts.PASSWORD), "the name or the password is wrong");
    }

    // ---- parameters and signatures

    @Test
    void parameters_are_accepted_in_header_query_or_body_with_each_signature_method() {
        TokenCredentials key = signedIn();
        for (SignatureMethod method : SignatureMethod.values()) {
            for (ParameterLocation location : ParameterLocation.values()) {
                Member other = members.join("other");
                String friends = USERS + "/" + other.id() + "/friends";
                ApiClient.Response followed = app.send("POST", friends, location, method, key, "", Map.of());
                assertThat(followed.status())
                        .as(method + " " + location + " " + followed.raw().body())
                        .isEqualTo(200);
                String form = "_method=delete&odd=a%20b%2Bc+d&odd=%F0%9F%99%82";
                ApiClient.Response unfollowed =
                        app.send("POST", friends + "?q=%C3%BC+x&empty", location, method, key, form, Map.of());
                assertThat(unfollowed.status())
                        .as(method + " " + location + " " + unfollowed.raw().body())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void parameters_in_two_locations_are_refused() {
        TokenCredentials key = signedIn();
        isRefused(app.send("GET", USERS + "?oauth_version=1.0", key, ""), "more than one");
        isRefused(app.send("POST", USERS + "/1/friends", key, "oauth_token=" + key.token()), "more than one");
        isRefused(
                app.send(
                        "POST",
                        USERS + "/1/friends?oauth_nonce=x",
                        ParameterLocation.BODY,
                        SignatureMethod.HMAC_SHA1,
                        key,
                        "",
                        Map.of()),
                "more than one");
        isRefused(
                app.send(
                        "GET",
                        USERS + "?oauth_nonce=x",
                        ParameterLocation.QUERY,
                        SignatureMethod.HMAC_SHA1,
                        key,
                        "",
                        Map.of()),
                "oauth_nonce is there twice");
    }

    /** A request signed for the address of the proxy and forwarded by it under the host. */
    private ApiClient.Response behindProxy(TokenCredentials key, String host) {
        String header = app.authorization("GET", "https://social_graph.example.org/px/v1/users", key);
        return api.get(USERS, "Authorization", header, "X-Forwarded-Proto", "https", "X-Forwarded-Host", host);
    }

    @Test
    void behind_a_proxy_the_signature_covers_the_address_the_client_sees() {
        TokenCredentials key = signedIn();
        isAda(behindProxy(key, "social_graph.example.org"));
        isAda(behindProxy(key, "Social_Graph.example.org:443"));
        isRefused(behindProxy(key, "elsewhere.example.org"), "the signature does not match the request");
        for (String host : List.of("a b", "[", "a{b", "\u00fc", "a/b", "", "?", "a@b")) {
            assertThat(behindProxy(key, host).status()).as(host).isEqualTo(401);
        }
    }

    // ---- refused requests

    @Test
    void each_error_of_a_signed_request_names_its_reason() {
        TokenCredentials key = signedIn();
        long now = Instant.now().getEpochSecond();
        Map<Map<String, @Nullable String>, String> errors = new HashMap<>();
        for (String name : List.of("oauth_consumer_key", "oauth_signature_method", "oauth_timestamp", "oauth_nonce")) {
            errors.put(Collections.singletonMap(name, null), name + " is missing");
        }
        errors.put(Collections.singletonMap("oauth_signature", null), "oauth_signature is missing");
        errors.put(Map.of("oauth_signature", "AAAA"), "the signature does not match the request");
        errors.put(Map.of("oauth_signature", "\u00fc"), "the signature does not match the request");
        errors.put(Map.of("oauth_consumer_key", "unknown"), "the consumer key is unknown");
        errors.put(Map.of("oauth_consumer_key", "not a key!"), "the consumer key is unknown");
        errors.put(Map.of("oauth_token", "unknown"), "the token is unknown, has expired, or was revoked");
        errors.put(Map.of("oauth_signature_method", "PLAINTEXT"), "oauth_signature_method");
        errors.put(Map.of("oauth_signature_method", "RSA-SHA1"), "oauth_signature_method");
        errors.put(Map.of("oauth_version", "2.0"), "oauth_version");
        errors.put(Map.of("oauth_timestamp", Long.toString(now - 400)), "seconds away from our clock");
        errors.put(Map.of("oauth_timestamp", Long.toString(now + 400)), "seconds away from our clock");
        errors.put(Map.of("oauth_timestamp", "yesterday"), "oauth_timestamp is not a number");
        errors.put(Map.of("oauth_nonce", "n".repeat(300)), "oauth_nonce is longer");
        errors.put(Map.of("oauth_token", "t".repeat(5_000)), "oauth_token is too long");
        errors.forEach((parameters, reason) -> isRefused(
                app.send("GET", USERS, ParameterLocation.HEADER, SignatureMethod.HMAC_SHA1, key, "", parameters),
                reason));
        isAda(app.get(USERS, key));
        assertThat(app.send("POST", USERS + "/1/friends", new TokenCredentials(key.token(), "another secret"), "")
                        .json())
                .containsEntry("error", "Invalid OAuth Request: the signature does not match the request.");
    }

    @Test
    void a_malformed_authorization_header_is_refused() {
        for (String header : List.of(
                "OAuth oauth_nonce",
                "OAuth oauth_nonce=\"%zz\"",
                "OAuth oauth_nonce=x",
                "OAuth oauth_nonce=\"x\" oauth_token=\"y\"",
                "OAuth ,",
                "OAuth oauth_nonce=\"x",
                "OAuth oauth_nonce=\"x\\\"")) {
            isRefused(api.get(USERS, "Authorization", header), "the Authorization header");
        }
        isRefused(api.post("/px/v1/oauth/request_token", null), "oauth_consumer_key is missing");
        isRefused(
                api.post("/px/v1/oauth/access_token", null, "Authorization", "Bearer x"),
                "oauth_consumer_key is missing");
    }

    @Test
    void of_identical_requests_one_is_accepted() {
        TokenCredentials key = signedIn();
        String now = Long.toString(Instant.now().getEpochSecond());
        Map<String, @Nullable String> parameters =
                Map.of("oauth_nonce", "once" + System.nanoTime(), "oauth_timestamp", now);
        isAda(app.send("GET", USERS, ParameterLocation.HEADER, SignatureMethod.HMAC_SHA1, key, "", parameters));
        isRefused(
                app.send("GET", USERS, ParameterLocation.HEADER, SignatureMethod.HMAC_SHA1, key, "", parameters),
                "oauth_nonce was used before");
        Map<String, @Nullable String> shared =
                Map.of("oauth_nonce", "many" + System.nanoTime(), "oauth_timestamp", now);
        List<Integer> answers = IntStream.range(0, 12)
                .parallel()
                .mapToObj(number -> app.send(
                                "GET", USERS, ParameterLocation.HEADER, SignatureMethod.HMAC_SHA1, key, "", shared)
                        .status())
                .toList();
        assertThat(Collections.frequency(answers, 200)).isEqualTo(1);
        assertThat(Collections.frequency(answers, 401)).isEqualTo(11);
    }

    @Test
    void a_token_works_only_for_its_application() {
        TokenCredentials key = signedIn();
        App other =
                new RegisterApp(apps, Clock.systemUTC(), () -> new Secret("other" + System.nanoTime())).handle("Other");
        Map<String, @Nullable String> parameters =
                Map.of("oauth_consumer_key", other.key().value());
        isRefused(
                app.send("GET", USERS, ParameterLocation.HEADER, SignatureMethod.HMAC_SHA1, key, "", parameters),
                "the token is unknown");
    }

    // ---- the end of a token

    @Test
    void a_revoked_token_is_refused() {
        TokenCredentials key = signedIn();
        TokenCredentials other = signedIn();
        assertThat(app.oauth("revoke_token", key, Map.of()).status()).isEqualTo(204);
        isRefused(app.get(USERS, key), "was revoked");
        isRefused(app.oauth("revoke_token", key, Map.of()), "was revoked");
        isRefused(app.oauth("revoke_token", TokenCredentials.NONE, Map.of()), "only an access token");
        isAda(app.get(USERS, other));
    }

    @Test
    void a_password_change_ends_all_tokens() {
        TokenCredentials key = signedIn();
        TokenCredentials request = app.requestToken(CALLBACK);
        String verifier = SigningApp.redirectParameters(app.decide(request, "allow", ada.name(), TestAccounts.PASSWORD))
                .get("oauth_verifier");
        UserId user = new UserId(ada.id());
        changePassword.handle(
                user,
                user,
                () -> new ChangePassword.Passwords(
                        new Password(TestAccounts.PASSWORD), new Password("Battery-staple-9")));
        isRefused(app.get(USERS, key), "was revoked");
        isRefused(app.oauth("access_token", request, Map.of("oauth_verifier", verifier)), "was revoked");
    }

    @Test
    void deleting_the_user_ends_the_tokens() {
        TokenCredentials key = signedIn();
        members.status(ada, UserStatus.SOFT_DELETED);
        isRefused(app.get(USERS, key), "was revoked");
    }

    @Test
    void a_bearer_token_is_ignored() {
        assertThat(api.get(USERS, api.as(ada.id())).status()).isEqualTo(401);
        assertThat(api.get(USERS + "/show?id=" + ada.id() + "&consumer_key=" + app.consumerKey(), api.as(ada.id()))
                        .status())
                .isEqualTo(200);
    }
}
