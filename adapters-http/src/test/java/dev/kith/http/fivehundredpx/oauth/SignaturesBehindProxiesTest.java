package dev.kith.http.fivehundredpx.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.RawHttp;
import dev.kith.http.TestAccounts;
import dev.kith.http.fivehundredpx.oauth.signature.SigningApp;
import dev.kith.http.fivehundredpx.oauth.signature.SigningApp.TokenCredentials;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A signature covers the address that the client uses, however a proxy tells it. */
@MicronautTest
class SignaturesBehindProxiesTest {

    private static final String USERS = "/px/v1/users";

    @Inject
    RawHttp raw;

    @Inject
    SigningApp app;

    @Inject
    TestAccounts members;

    private TokenCredentials key;

    @BeforeEach
    void sign_in() {
        key = app.signIn(members.join("ada").name(), TestAccounts.PASSWORD);
    }

    private RawHttp.Response send(String method, String signedFor, String... headers) {
        String authorization = "Authorization: " + app.authorization(method, signedFor + USERS, key);
        return raw.send(
                method,
                USERS,
                Stream.concat(Stream.of(authorization), Stream.of(headers)).toArray(String[]::new));
    }

    private void isAccepted(String signedFor, String... headers) {
        RawHttp.Response answer = send("GET", signedFor, headers);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void the_address_of_the_client_is_that_of_the_outermost_proxy() {
        isAccepted("https://api.example.com", "Host: api.example.com", "X-Forwarded-Proto: https");
        isAccepted(
                "https://api.example.com",
                "X-Forwarded-Proto: https, http",
                "X-Forwarded-Host: api.example.com, inner:8080");
        isAccepted(
                "https://api.example.com:8443", "Forwarded: for=192.0.2.7;proto=https;host=\"api.example.com:8443\"");
        isAccepted("https://[2001:db8::1]:8443", "X-Forwarded-Host: [2001:db8::1]:8443", "X-Forwarded-Proto: https");
        RawHttp.Response other =
                send("GET", "https://elsewhere.example.com", "Host: api.example.com", "X-Forwarded-Proto: https");
        assertThat(other.status()).isEqualTo(401);
        assertThat(other.body()).contains("the signature does not match the request");
    }

    @Test
    void an_ipv6_host_is_signed_with_its_brackets() {
        isAccepted("http://[::1]:8080", "Host: [::1]:8080");
        isAccepted("http://[2001:db8::80]", "Host: [2001:db8::80]");
    }

    @Test
    void a_host_that_cannot_stand_in_a_url_is_no_reason_to_fail() {
        for (String host : List.of("[", "a b", "a/b", "a:b", "\u00fc")) {
            isAccepted("http://" + raw.authority(), "X-Forwarded-Host: " + host);
        }
    }

    @Test
    void head_is_signed_as_head() {
        assertThat(send("HEAD", "http://" + raw.authority()).status()).isEqualTo(200);
        RawHttp.Response signedAsGet = raw.send(
                "HEAD", USERS, "Authorization: " + app.authorization("GET", "http://" + raw.authority() + USERS, key));
        assertThat(signedAsGet.status()).isEqualTo(401);
    }
}
