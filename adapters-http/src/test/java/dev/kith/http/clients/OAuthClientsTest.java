package dev.kith.http.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.scribejava.core.builder.ServiceBuilder;
import com.github.scribejava.core.builder.api.DefaultApi10a;
import com.github.scribejava.core.model.OAuth1AccessToken;
import com.github.scribejava.core.model.OAuth1RequestToken;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Response;
import com.github.scribejava.core.model.Verb;
import com.github.scribejava.core.oauth.OAuth10aService;
import dev.kith.http.Api;
import dev.kith.http.px.Members;
import dev.kith.http.px.Members.Member;
import dev.kith.http.px.oauth.SigningApp;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients of OAuth 1.0a that nobody here wrote, through all three legs: ScribeJava with HMAC-SHA1, npm's oauth-1.0a with HMAC-SHA256. */
@MicronautTest
class OAuthClientsTest {

    @Inject
    EmbeddedServer server;

    @Inject
    Api api;

    @Inject
    SigningApp app;

    @Inject
    Members members;

    private Member ada;
    private Member bob;

    @BeforeEach
    void two_members() {
        ada = members.join("ada");
        bob = members.join("bob");
    }

    @Test
    void the_one_for_node_works() throws Exception {
        NodeClient.run("px-oauth.test.mjs", Map.of(
                "KITH_URL", server.getURL().toString(), "KEY", app.consumerKey(), "SECRET", app.app().secret().text(),
                "NAME", ada.name(), "PASSWORD", Members.PASSWORD, "BOB", "" + bob.id()));
    }

    @Test
    void the_one_for_java_works() throws Exception {
        String url = server.getURL() + "/px/v1";
        try (OAuth10aService service = new ServiceBuilder(app.consumerKey())
                .apiSecret(app.app().secret().text())
                .callback("oob")
                .build(new At(url))) {
            OAuth1RequestToken request = service.getRequestToken();
            assertThat(request.isOauthCallbackConfirmed()).isTrue();
            assertThat(api.get(service.getAuthorizationUrl(request)).raw().body()).contains("<form");
            String page = api.post("/px/v1/oauth/authorize",
                    "answer=allow&oauth_token=" + request.getToken() + "&username=" + ada.name() + "&password=" + Members.PASSWORD,
                    "Content-Type", "application/x-www-form-urlencoded").raw().body();
            OAuth1AccessToken token = service.getAccessToken(request, page.replaceAll("(?s).*<code>([^<]+)</code>.*", "$1"));

            String friends = url + "/users/" + bob.id() + "/friends";
            answers(service, token, new OAuthRequest(Verb.GET, url + "/users"), 200, "\"username\":\"" + ada.name() + "\"");
            answers(service, token, new OAuthRequest(Verb.POST, friends), 200, "\"following\":true");
            answers(service, token, new OAuthRequest(Verb.POST, friends), 403, "You already follow this user.");
            answers(service, token, new OAuthRequest(Verb.GET, url + "/users/" + bob.id() + "/followers?rpp=5&x=%C3%BC%20y"), 200, "\"followers_count\":1");
            OAuthRequest overridden = new OAuthRequest(Verb.POST, friends);
            overridden.addBodyParameter("_method", "delete");
            overridden.addBodyParameter("odd", "a b+c=\u00fc");
            answers(service, token, overridden, 200, "\"following\":false");
            answers(service, token, new OAuthRequest(Verb.DELETE, friends), 403, "You do not follow this user.");
        }
    }

    private static void answers(OAuth10aService service, OAuth1AccessToken token, OAuthRequest request, int status, String text) throws Exception {
        service.signRequest(token, request);
        try (Response response = service.execute(request)) {
            assertThat(response.getBody()).contains(text);
            assertThat(response.getCode()).isEqualTo(status);
        }
    }

    private static final class At extends DefaultApi10a {

        private final String url;

        At(String url) {
            this.url = url;
        }

        @Override
        public String getRequestTokenEndpoint() {
            return url + "/oauth/request_token";
        }

        @Override
        public String getAccessTokenEndpoint() {
            return url + "/oauth/access_token";
        }

        @Override
        protected String getAuthorizationBaseUrl() {
            return url + "/oauth/authorize";
        }
    }
}
