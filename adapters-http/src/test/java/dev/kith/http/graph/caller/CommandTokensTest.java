package dev.kith.http.graph.caller;

import static dev.kith.http.graph.Answers.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.ApiClient;
import dev.kith.http.Routes;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's commands manage keys over HTTP, and can do nothing else. */
@MicronautTest
class CommandTokensTest {

    private static final String KEYS = "/graph/v1/keys";

    @Inject
    ApiClient api;

    @Inject
    Router router;

    @Inject
    CommandTokens tokens;

    private static String credentials(CommandTokens of, String method, String path) {
        return CommandTokens.SCHEME + " " + of.create(method, path);
    }

    private ApiClient.Response list(CommandTokens of, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Authorization";
        all[1] = credentials(of, "GET", KEYS);
        System.arraycopy(headers, 0, all, 2, headers.length);
        return api.get(KEYS, all);
    }

    private CommandTokens at(Duration offset) {
        return new CommandTokens(tokens.secret(), Clock.offset(Clock.systemUTC(), offset));
    }

    @Test
    void a_command_that_knows_the_secret_manages_keys() {
        CommandTokens command = at(Duration.ZERO);
        String created = credentials(command, "POST", KEYS);
        ApiClient.Response key = api.post(
                KEYS,
                "{\"name\":\"x\",\"scopes\":[\"graph\"]}",
                "Content-Type",
                "application/json",
                "Authorization",
                created);
        assertThat(key.status()).as(key.raw().body()).isEqualTo(201);
        assertThat(key.json()).containsEntry("former_secret_expires_at", null);
        String path = KEYS + "/" + key.get("id");
        ApiClient.Response rotated =
                api.post(path + "/rotate", null, "Authorization", credentials(command, "POST", path + "/rotate"));
        assertThat(rotated.get("former_secret_expires_at")).isNotNull();
        assertThat(api.send("DELETE", path, null, "Authorization", credentials(command, "DELETE", path))
                        .status())
                .isEqualTo(204);
        assertThat(list(command).status()).isEqualTo(200);
    }

    @Test
    void a_token_counts_once() {
        String credentials = credentials(tokens, "GET", KEYS);
        assertThat(api.get(KEYS, "Authorization", credentials).status()).isEqualTo(200);
        isProblem(api.get(KEYS, "Authorization", credentials), 401, "invalid-credentials");
    }

    @Test
    void a_token_counts_for_half_a_minute() {
        assertThat(list(at(Duration.ofSeconds(-20))).status()).isEqualTo(200);
        isProblem(list(at(Duration.ofSeconds(-31))), 401, "invalid-credentials");
        isProblem(list(at(Duration.ofSeconds(10))), 401, "invalid-credentials");
    }

    @Test
    void a_token_of_another_server_is_refused() {
        isProblem(list(new CommandTokens("x".repeat(43), Clock.systemUTC())), 401, "invalid-credentials");
    }

    @ParameterizedTest
    @CsvSource({"POST," + KEYS, "GET," + KEYS + "/", "GET," + KEYS + "?state=0-00000000", "DELETE," + KEYS + "/x"})
    void a_token_for_another_request_is_refused(String method, String path) {
        isProblem(api.get(KEYS, "Authorization", credentials(tokens, method, path)), 401, "invalid-credentials");
    }

    /** A proxy on the machine of the server connects from it, also for callers who are elsewhere. */
    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "Forwarded", "Via", "Origin"})
    void a_request_that_came_through_a_proxy_or_from_a_page_is_refused(String header) {
        isProblem(list(tokens, header, "http://localhost"), 401, "invalid-credentials");
        assertThat(list(tokens, "X-Other", "1").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,127.0.0.1,true",
        "::1,::1,true",
        "192.0.2.7,192.0.2.7,true",
        "192.0.2.8,192.0.2.7,false",
        "2001:db8::8,2001:db8::7,false"
    })
    void a_connection_is_of_this_machine_or_not(String peer, String own, boolean expected) throws UnknownHostException {
        assertThat(CommandTokens.isOfThisMachine(
                        new InetSocketAddress(InetAddress.getByName(peer), 1),
                        new InetSocketAddress(InetAddress.getByName(own), 2)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1.2.3", "9999999999999999999999.AAAAAAAAAAAAAAAAAAAAAA.A", "\u00e9"})
    void what_is_no_token_is_refused(String text) {
        isProblem(api.get(KEYS, "Authorization", CommandTokens.SCHEME + " " + text + "x"), 401, "invalid-credentials");
    }

    /** No route of any dialect takes one, except those of the keys. */
    @Test
    void a_token_is_no_credentials_elsewhere() {
        List<String> routes = router.uriRoutes()
                .filter(route -> List.of("GET", "POST", "PUT", "DELETE").contains(route.getHttpMethodName()))
                .map(route -> route.getHttpMethodName() + " "
                        + Routes.spelled(route.getUriMatchTemplate().toString()).replaceAll("\\{\\w+}", "1"))
                .filter(route -> !route.contains(KEYS) && !route.contains("/for-tests/"))
                .distinct()
                .toList();
        assertThat(routes).hasSizeGreaterThan(100);
        int refused = 0;
        for (String route : routes) {
            String[] words = route.split(" ");
            int without = api.send(words[0], words[1], null).status();
            int with = api.send(words[0], words[1], null, "Authorization", credentials(tokens, words[0], words[1]))
                    .status();
            assertThat(with).as(route).isEqualTo(without);
            refused += without == 401 ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(80);
        // nor does its body, as the token of a user
        isProblem(
                api.get("/graph/v1/keys", "Authorization", "Bearer " + tokens.create("GET", KEYS)),
                401,
                "invalid-credentials");
    }
}
