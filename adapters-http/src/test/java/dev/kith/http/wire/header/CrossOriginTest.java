package dev.kith.http.wire.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.RawHttp;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Which pages may read the answers. */
class CrossOriginTest {

    private static final String ALLOWED = "Access-Control-Allow-Origin";
    private static final String APP = "https://app.example.org";
    private static final List<String> SIGN_IN =
            List.of("/oauth/token/", "/oauth/revoke_token", "/px/v1/oauth/access_token");

    private static final EmbeddedServer ANY = server("*");
    private static final EmbeddedServer SOME = server("https://a.example," + APP);
    private static final EmbeddedServer NONE = server("none");

    private static EmbeddedServer server(String origins) {
        return ApplicationContext.run(EmbeddedServer.class, Map.of("kith.cors.origins", origins), "test");
    }

    @AfterAll
    static void stop() {
        List.of(ANY, SOME, NONE).forEach(EmbeddedServer::close);
    }

    private static RawHttp.Response send(
            EmbeddedServer server, String method, String path, String origin, String... headers) {
        String[] lines = Stream.concat(Stream.of("Origin: " + origin), Stream.of(headers))
                .toArray(String[]::new);
        return server.getApplicationContext().getBean(RawHttp.class).send(method, path, lines);
    }

    private static RawHttp.Response preflight(EmbeddedServer server, String path, String origin, String... headers) {
        String[] lines = Stream.concat(
                        Stream.of(headers),
                        Stream.of(
                                "Access-Control-Request-Method: POST",
                                "Access-Control-Request-Headers: authorization,content-type"))
                .toArray(String[]::new);
        return send(server, "OPTIONS", path, origin, lines);
    }

    private static String allowed(EmbeddedServer server, String path, String origin, String... headers) {
        return send(server, "GET", path, origin, headers).header(ALLOWED);
    }

    @Test
    void by_default_pages_of_any_origin_use_the_dialects_with_a_token_and_without_cookies() {
        for (String path : List.of(
                "/api/v2/feature/",
                "/api/v2/user/me/",
                "/api/v2/none/",
                "/px/v1/users/1",
                "/reflect/v1/users/search",
                "/avatar/1.svg",
                "/avatar/room/1.svg")) {
            RawHttp.Response answer = send(ANY, "GET", path, APP);
            assertThat(answer.header(ALLOWED)).as(path).isEqualTo(APP);
            assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
            assertThat(answer.header("Access-Control-Expose-Headers")).contains("X-Request-Id", "Retry-After");
        }
        RawHttp.Response preflight = preflight(ANY, "/api/v2/user/1/follow/", APP);
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header(ALLOWED)).isEqualTo(APP);
        assertThat(preflight.header("Access-Control-Allow-Headers")).contains("authorization");
    }

    @Test
    void no_page_reads_what_is_outside_of_the_dialects() {
        for (EmbeddedServer server : List.of(ANY, SOME)) {
            for (String path : List.of("/health", "/prometheus", "/", "/none", "/token_info", "/apiv2", "/avatarx/1")) {
                assertThat(allowed(server, path, APP)).as(path).isEmpty();
                assertThat(preflight(server, path, APP).header(ALLOWED))
                        .as(path)
                        .isEmpty();
            }
        }
    }

    @Test
    void on_loopback_only_pages_of_the_machine_sign_in() {
        for (String path : SIGN_IN) {
            for (String host : List.of("127.0.0.1:8080", "localhost:8080", "a.localhost", "[::1]:8080", "127.9.9.9")) {
                RawHttp.Response preflight = preflight(ANY, path, APP, "Host: " + host);
                assertThat(preflight.header(ALLOWED)).as(path + " on " + host).isEmpty();
                assertThat(preflight.status()).isEqualTo(405);
                assertThat(send(ANY, "POST", path, APP, "Host: " + host).header(ALLOWED))
                        .isEmpty();
                assertThat(send(ANY, "POST", path, "null", "Host: " + host).header(ALLOWED))
                        .isEmpty();
                for (String local : List.of("http://localhost:3000", "http://127.0.0.1:9", "http://[::1]:3000")) {
                    assertThat(preflight(ANY, path, local, "Host: " + host).header(ALLOWED))
                            .isEqualTo(local);
                }
            }
            assertThat(preflight(ANY, path, "http://localhost.example.org").header(ALLOWED))
                    .isEmpty();
            assertThat(preflight(ANY, path, "http://127.0.0.1.example.org").header(ALLOWED))
                    .isEmpty();
            assertThat(preflight(ANY, path, APP, "Host: api.example.com").header(ALLOWED))
                    .isEqualTo(APP);
            assertThat(preflight(SOME, path, APP).header(ALLOWED)).isEqualTo(APP);
        }
    }

    @Test
    void the_operator_names_the_origins() {
        assertThat(allowed(SOME, "/api/v2/feature/", APP)).isEqualTo(APP);
        assertThat(allowed(SOME, "/api/v2/feature/", "https://a.example")).isEqualTo("https://a.example");
        for (String other :
                List.of("https://b.example", "http://app.example.org", APP + ".evil", APP + ":444", "null", "none")) {
            assertThat(allowed(SOME, "/api/v2/feature/", other)).as(other).isEmpty();
            assertThat(preflight(SOME, "/api/v2/user/1/follow/", other).header(ALLOWED))
                    .isEmpty();
            assertThat(allowed(NONE, "/api/v2/feature/", other)).isEmpty();
        }
        assertThat(send(NONE, "GET", "/api/v2/feature/", APP).status()).isEqualTo(200);
    }
}
