package dev.kith.http.fivehundredpx.oauth.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of RFC 5849. */
class SignatureBaseStringTest {

    private static final String CLIENT = "kd94hf93k423kf44";

    private static SignedRequest request(String header, String query, String form) {
        return SignedRequest.of(header, RequestParameters.ofForm(query), RequestParameters.ofForm(form))
                .orElseThrow();
    }

    private static void isSigned(String method, String uri, SignedRequest request, String token) {
        String text = SignatureBaseString.of(method, URI.create(uri), request.parameters());
        assertThat(SignatureMethod.HMAC_SHA1.sign(text, CLIENT, token)).isEqualTo(request.signature());
        assertThat(SignatureMethod.HMAC_SHA1.verify(request.signature(), text, CLIENT, token))
                .isTrue();
        assertThat(SignatureMethod.HMAC_SHA1.verify(request.signature(), text, CLIENT, token + "x"))
                .isFalse();
        assertThat(SignatureMethod.HMAC_SHA1.verify(request.signature(), text + "x", CLIENT, token))
                .isFalse();
    }

    @Test
    void the_base_string_of_section_3_4_1_1() {
        SignedRequest request = request("""
                OAuth realm="Example",
                 oauth_consumer_key="9djdj82h48djs9d2",
                 oauth_token="kkk9d7dh3k39sjv7",
                 oauth_signature_method="HMAC-SHA1",
                 oauth_timestamp="137131201",
                 oauth_nonce="7d8f3e4a",
                 oauth_signature="bYT5CMsGcbgUdFHObYMEfcx6bsw%3D\"""".replace("\n", ""), "b5=%3D%253D&a3=a&c%40=&a2=r%20b", "c2&a3=2+q");
        assertThat(SignatureBaseString.of(
                        "post", URI.create("HTTP://EXAMPLE.com:80/request?b5=%3D%253D#x"), request.parameters()))
                .isEqualTo(
                        "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26"
                                + "oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1%26"
                                + "oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7");
    }

    @Test
    void the_addresses_of_section_3_4_1_2() {
        assertThat(SignatureBaseString.of("GET", URI.create("http://EXAMPLE.COM:80/r%20v/X?id=123"), List.of()))
                .isEqualTo("GET&http%3A%2F%2Fexample.com%2Fr%2520v%2FX&");
        assertThat(SignatureBaseString.of("GET", URI.create("https://www.example.net:8080/?q=1"), List.of()))
                .isEqualTo("GET&https%3A%2F%2Fwww.example.net%3A8080%2F&");
        assertThat(SignatureBaseString.of("GET", URI.create("http://My_Social_graph:443/"), List.of()))
                .isEqualTo("GET&http%3A%2F%2Fmy_social_graph%3A443%2F&");
        assertThat(SignatureBaseString.of("GET", URI.create("https://example.net:443"), List.of()))
                .isEqualTo("GET&https%3A%2F%2Fexample.net%2F&");
    }

    /** Without the first signature of the section: no implementation derives it from the request shown there. */
    @Test
    void the_signatures_of_section_1_2() {
        isSigned(
                "POST",
                "https://photos.example.net/token",
                request(
                        "OAuth realm=\"Photos\", oauth_consumer_key=\"dpf43f3p2l4k3l03\", oauth_token=\"hh5s93j4hdidpola\", "
                                + "oauth_signature_method=\"HMAC-SHA1\", oauth_timestamp=\"137131201\", oauth_nonce=\"walatlh\", "
                                + "oauth_verifier=\"hfdp7dh39dks9884\", oauth_signature=\"gKgrFCywp7rO0OXSjdot%2FIHF7IU%3D\"",
                        "", ""),
                "hdhd0244k9j7ao03");
        isSigned(
                "GET",
                "http://photos.example.net/photos",
                request(
                        "OAuth realm=\"Photos\", oauth_consumer_key=\"dpf43f3p2l4k3l03\", oauth_token=\"nnch734d00sl2jdk\", "
                                + "oauth_signature_method=\"HMAC-SHA1\", oauth_timestamp=\"137131202\", oauth_nonce=\"chapoH\", "
                                + "oauth_signature=\"MdpQcU8iPSUjWoN%2FUDMsK2sui9I%3D\"",
                        "file=vacation.jpg&size=original", ""),
                "pfkkdhi9sl3r4s00");
    }

    @Test
    void all_but_unreserved_characters_are_encoded() {
        assertThat(SignatureBaseString.percentEncode("aZ09-._~")).isEqualTo("aZ09-._~");
        assertThat(SignatureBaseString.percentEncode(" +*%&=/\u00fc\ud83d\ude42"))
                .isEqualTo("%20%2B%2A%25%26%3D%2F%C3%BC%F0%9F%99%82");
    }
}
