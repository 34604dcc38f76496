package dev.kith.http.wire.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.RawHttp;
import dev.kith.http.TestUsers;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The links in answers begin with what the client calls the server. */
@MicronautTest
class LinksBehindProxiesTest {

    @Inject
    RawHttp raw;

    @Inject
    TestUsers people;

    private String avatar(String... headers) {
        long ada = people.user(people.name("ada"));
        RawHttp.Response answer = raw.get("/api/v2/user/" + ada + "/", headers);
        assertThat(answer.status()).as(String.join(" ", headers)).isEqualTo(200);
        String body = answer.body();
        String start = "\"avatar\":\"";
        String end = "/avatar/" + ada + ".svg\"";
        return body.substring(body.indexOf(start) + start.length(), body.indexOf(end));
    }

    @Test
    void each_header_of_a_proxy_counts_alone_and_in_lists() {
        Map<String[], String> links = new LinkedHashMap<>();
        links.put(headers("Host: api.example.com"), "http://api.example.com");
        links.put(headers("Host: api.example.com", "X-Forwarded-Proto: https"), "https://api.example.com");
        links.put(headers("Host: api.example.com:8443", "X-Forwarded-Proto: HTTPS"), "https://api.example.com:8443");
        links.put(
                headers("X-Forwarded-Proto: https, http", "X-Forwarded-Host: api.example.com, inner:8080"),
                "https://api.example.com");
        links.put(
                headers("X-Forwarded-Host: api.example.com", "X-Forwarded-Host: inner", "X-Forwarded-Proto: https"),
                "https://api.example.com");
        links.put(
                headers("X-Forwarded-Host: a.example", "X-Forwarded-Proto: https", "X-Forwarded-Port: 8443, 80"),
                "https://a.example:8443");
        links.put(headers("Host: a.example", "X-Forwarded-Proto: https", "X-Forwarded-Port: 443"), "https://a.example");
        links.put(headers("X-Forwarded-Host: a.example:9", "X-Forwarded-Port: 8443"), "http://a.example:9");
        links.put(headers("Host: a.example:80"), "http://a.example");
        links.put(headers("Host: a.example:443"), "http://a.example:443");
        links.put(headers("Host: a.example:"), "http://a.example");
        links.put(headers("Host: social_graph"), "http://social_graph");
        links.forEach((headers, link) ->
                assertThat(avatar(headers)).as(String.join(" ", headers)).isEqualTo(link));
    }

    @Test
    void an_ipv6_host_keeps_its_brackets() {
        assertThat(avatar("Host: [::1]:8080")).isEqualTo("http://[::1]:8080");
        assertThat(avatar("Host: [2001:db8::1]")).isEqualTo("http://[2001:db8::1]");
        assertThat(avatar("X-Forwarded-Host: [2001:db8::1]:8443", "X-Forwarded-Proto: https"))
                .isEqualTo("https://[2001:db8::1]:8443");
        assertThat(avatar("Forwarded: proto=https;host=\"[2001:db8::1]:443\"")).isEqualTo("https://[2001:db8::1]");
        assertThat(avatar("Host: [::ffff:192.0.2.1]:81")).isEqualTo("http://[::ffff:192.0.2.1]:81");
    }

    @Test
    void the_standard_header_is_read_in_full_and_before_the_others() {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("Forwarded: host=api.example.com;proto=https", "https://api.example.com");
        links.put(
                "Forwarded: for=192.0.2.7; Proto=\"https\" ;HOST=\"api.example.com:8443\"",
                "https://api.example.com:8443");
        links.put("Forwarded: proto=https;host=a.example, proto=http;host=inner", "https://a.example");
        links.put("Forwarded: for=\"x, y;host=evil\";host=a.example", "http://a.example");
        links.put("Forwarded: for=\"x\\\", \";host=\"a\\.exam\\ple\"", "http://a.example");
        links.put("Forwarded: , ;proto=https;;host=a.example;", "https://a.example");
        links.put("Forwarded: proto=https", "https://x.example");
        links.put("Forwarded: for=192.0.2.7", "http://x.example");
        links.put("Forwarded: host=api.example.com:8443", "http://api.example.com:8443");
        links.forEach((header, link) -> assertThat(avatar(header, "X-Forwarded-Host: x.example"))
                .as(header)
                .isEqualTo(link));
    }

    @Test
    void what_cannot_stand_in_a_url_counts_as_absent() {
        String own = "http://" + raw.authority();
        for (String host : new String[] {
            "",
            " ",
            "a b",
            "a/b",
            "a@b",
            "a?b",
            "a#b",
            "a\\b",
            "<b>",
            "a%20b",
            "\u00fc.example",
            "[",
            "[]",
            "[:]",
            "[1.2.3.4]",
            "[::1",
            "[::1]x",
            "[::1%25eth0]",
            "[::g]",
            "[v1.a]",
            "::1",
            "a:b",
            "a:0",
            "a:65536",
            "a:-1",
            "a:1:2",
            ":80",
            "a:99999999999999999999",
            "1.2.3",
            "1.2.3.256",
            "256",
            "a.0x7f",
            "\"a\"",
            "a,",
            "x".repeat(300)
        }) {
            assertThat(avatar("X-Forwarded-Host: " + host))
                    .as("X-Forwarded-Host: " + host)
                    .isIn(own, "http://a");
            assertThat(avatar("Forwarded: host=\"" + host.replace("\\", "\\\\").replace("\"", "\\\"") + "\""))
                    .as("Forwarded: host=" + host)
                    .isEqualTo(own);
        }
        for (String header : new String[] {
            "X-Forwarded-Proto: javascript",
            "X-Forwarded-Proto: ",
            "X-Forwarded-Proto: https://",
            "X-Forwarded-Port: x",
            "X-Forwarded-Port: 0",
            "X-Forwarded-Port: 99999",
            "X-Forwarded-Port: \u0664",
            "X-Forwarded-Host:",
            "Forwarded: host=\"example.com:abc\"",
            "Forwarded: host",
            "Forwarded: =a",
            "Forwarded: host=",
            "Forwarded: host=\"a",
            "Forwarded: host=\"a\"b",
            "Forwarded: host=a;host=b",
            "Forwarded: host=a b",
            "Forwarded: host=\"a\\",
            "Forwarded: \"",
            "Forwarded: ;",
            "Forwarded: proto=ftp",
            "Forwarded:"
        }) {
            assertThat(avatar(header)).as(header).isEqualTo(own);
        }
    }

    private static String[] headers(String... headers) {
        return headers;
    }
}
