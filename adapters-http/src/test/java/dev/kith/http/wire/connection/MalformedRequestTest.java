package dev.kith.http.wire.connection;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.http.ApiClient;
import dev.kith.http.RawHttp;
import dev.kith.http.TestUsers;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Requests that no well-behaved client sends, byte by byte. */
@MicronautTest
class MalformedRequestTest {

    private static final String HOST = "Host: localhost\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

    /** A path that takes a body, and the keys of an error in its dialect. */
    record Route(String method, String path, String... errorKeys) {}

    static Stream<Route> routes() {
        return Stream.of(
                new Route("PATCH", "/api/v2/user/7/", "errors", "detail", "request_id"),
                new Route("POST", "/px/v1/users/7/friends/", "error", "status"),
                new Route("PATCH", "/reflect/v1/users/profile", "message", "type", "success"),
                new Route("POST", "/oauth/token/", "error", "error_description"),
                new Route("POST", "/nothing", "error", "status", "request_id"));
    }

    @Inject
    RawHttp http;

    @Inject
    ApiClient api;

    @Inject
    TestUsers people;

    @Inject
    JsonMapper json;

    private long ada;

    @BeforeEach
    void user() {
        ada = people.user(people.name("ada"));
    }

    private RawHttp.Response patch(String headers, byte[] body) {
        try (RawHttp.Connection connection = http.open()) {
            return connection
                    .send("PATCH /api/v2/user/" + ada + "/ HTTP/1.1\r\n" + HOST + "Authorization: Bearer "
                            + api.token(ada) + "\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n")
                    .send(body)
                    .read();
        }
    }

    private Object bio() {
        return api.get("/api/v2/user/" + ada + "/").get("bio");
    }

    private void isError(int status, RawHttp.Response response, String... keys) throws IOException {
        assertThat(response.status()).as(response.toString()).isEqualTo(status);
        Map<String, Object> body = json.readValue(response.body(), Argument.mapOf(String.class, Object.class));
        assertThat(body).as(response.body()).containsOnlyKeys(keys);
        assertThat(response.headers()).containsKey("x-request-id");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_malformed_address_is_400_in_the_dialect_and_a_browser_may_read_it(Route route) throws IOException {
        for (String query : List.of("a=%zz", "a=%", "a=%ff", "a=\u00ff", "a=b#c")) {
            RawHttp.Response response = http.send(route.method() + " " + route.path() + "?" + query + " HTTP/1.1\r\n"
                    + HOST + "Origin: http://localhost:3000\r\n\r\n");
            isError(400, response, route.errorKeys());
            assertThat(response.headers().containsKey("access-control-allow-origin"))
                    .as("pages may use what is in a dialect")
                    .isEqualTo(!route.path().equals("/nothing"));
        }
        isError(400, http.send("GET " + route.path() + "%zz HTTP/1.1\r\n" + HOST + "\r\n"), route.errorKeys());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void another_version_and_a_method_in_small_letters_are_400(Route route) throws IOException {
        for (String version : List.of("HTTP/9.9", "HTTP/2.0", "HTTP/1.2", "HTTP/0.9", "HTTP/3.0")) {
            isError(
                    400,
                    http.send(route.method() + " " + route.path() + " " + version + "\r\n" + HOST + "\r\n"),
                    route.errorKeys());
        }
        for (String method : List.of("get", "Post", "pATCH", "delete")) {
            isError(400, http.send(method + " " + route.path() + " HTTP/1.1\r\n" + HOST + "\r\n"), route.errorKeys());
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_missing_or_doubled_host_is_400(Route route) throws IOException {
        String line = route.method() + " " + route.path() + " HTTP/1.1\r\n";
        isError(400, http.send(line + "\r\n"), route.errorKeys());
        isError(400, http.send(line + HOST + HOST + "\r\n"), route.errorKeys());
        isError(400, http.send(line + HOST + "Host: other\r\n\r\n"), route.errorKeys());
        isError(400, http.send(line + "Host: \r\n\r\n"), route.errorKeys());
    }

    /** A proxy and the server could each take another one. */
    @ParameterizedTest
    @MethodSource("routes")
    void a_doubled_header_that_can_have_one_value_is_400(Route route) throws IOException {
        String head = route.method() + " " + route.path() + " HTTP/1.1\r\n" + HOST;
        for (String line : List.of(
                "Authorization: Bearer x\r\n", JSON, "Kith-State: 0-00000000\r\n", "Last-Event-ID: 0-00000000\r\n")) {
            isError(400, http.send(head + line + line + "\r\n"), route.errorKeys());
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_body_of_more_than_64_KiB_is_413_before_it_is_read(Route route) throws IOException {
        String head = route.method() + " " + route.path() + " HTTP/1.1\r\n" + HOST + JSON;
        isError(413, http.send(head + "Content-Length: 65537\r\n\r\n"), route.errorKeys());
        isError(413, http.send(head + "Content-Length: 65537\r\nExpect: 100-continue\r\n\r\n"), route.errorKeys());
        isError(
                413,
                http.send(head + "Transfer-Encoding: chunked\r\n\r\n10001\r\n" + "x".repeat(65_537)),
                route.errorKeys());
        isError(413, http.send(head + "Content-Length: 2000000\r\n\r\n" + "x".repeat(2_000_000)), route.errorKeys());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void a_coding_or_a_charset_that_is_not_known_is_415(Route route) throws IOException {
        String head = route.method() + " " + route.path() + " HTTP/1.1\r\n" + HOST + "Content-Length: 2\r\n";
        for (String headers : List.of(
                JSON + "Content-Encoding: br\r\n",
                JSON + "Content-Encoding: gzip\r\nContent-Encoding: gzip\r\n",
                "Content-Type: application/json; charset=nonsense\r\n",
                "Content-Type: nonsense\r\n")) {
            isError(415, http.send(head + headers + "\r\n{}"), route.errorKeys());
        }
        isError(400, http.send(head + JSON + "Content-Encoding: gzip\r\n\r\n{}"), route.errorKeys());
        isError(400, http.send(head + JSON + FORM + "\r\n{}"), route.errorKeys());
    }

    @Test
    void an_avatar_may_be_larger() {
        String head = "PUT /reflect/v1/users/profile HTTP/1.1\r\n" + HOST + JSON + "Content-Length: ";
        String body = "{\"user\":{\"bio\":\"" + "x".repeat(200_000) + "\"}}";
        assertThat(http.send(head + body.length() + "\r\n\r\n" + body).status()).isNotEqualTo(413);
        assertThat(http.send(head + "1048577\r\n\r\n").status()).isEqualTo(413);
    }

    @Test
    void a_body_with_a_wrong_packing_changes_nothing() throws IOException {
        byte[] plain = "{\"bio\":\"tea\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(patch(JSON + "Content-Encoding: gzip\r\n", plain).status()).isEqualTo(400);
        assertThat(bio()).isEqualTo("");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        assertThat(patch(JSON + "Content-Encoding: gzip\r\n", packed.toByteArray())
                        .status())
                .isEqualTo(200);
        assertThat(bio()).isEqualTo("tea");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"bio\":\"tea\"} trailing",
                "{\"bio\":\"tea\"}{}",
                "{\"bio\":\"tea\"},",
                "{\"bio\":1e400}",
                "{\"bio\":-1e400}",
                "{\"bio\":\"\\ud800\"}",
                "{\"bio\":\"tea\",\"\\udc00\":1}",
                "{\"bio\":\"coffee\",\"bio\":\"tea\"}",
                "{\"bio\":\"\u00ff\"}",
                "{\"bio\":NaN}",
                "{\"bio\":\"tea\"}\u0000",
                "{\u0000\"\u0000}\u0000"
            })
    void json_that_is_not_json_is_400_and_changes_nothing(String body) {
        RawHttp.Response response = patch(JSON, body.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(response.status()).as(response.body()).isEqualTo(400);
        assertThat(bio()).isEqualTo("");
    }

    @Test
    void only_an_ampersand_separates_the_pairs_of_a_form_and_of_a_query() {
        assertThat(patch(FORM, "bio=I like tea; and coffee".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(200);
        assertThat(bio()).isEqualTo("I like tea; and coffee");
        List<Map<String, Object>> found = api.get("/api/v2/user/?limit=1;username=nobody&limit=1", api.as(ada))
                .results();
        assertThat(found).hasSize(1);
    }

    @Test
    void a_form_that_is_not_utf_8_changes_nothing() {
        for (String form : List.of("bio=%ff", "bio=\u00ff", "bio=%zz", "bio=%")) {
            assertThat(patch(FORM, form.getBytes(StandardCharsets.ISO_8859_1)).status())
                    .as(form)
                    .isEqualTo(400);
        }
        assertThat(bio()).isEqualTo("");
    }

    @Test
    void repeated_names_of_a_list_are_all_read() {
        long bob = people.user(people.name("bob"));
        long cyd = people.user(people.name("cyd"));
        String[] form = api.as(ada, "Content-Type", "application/x-www-form-urlencoded");
        for (String body : List.of("users=" + bob + "&users=" + cyd, "users=" + bob + "," + cyd)) {
            ApiClient.Response answer = api.post("/api/v2/user/connection/statuses/", body, form);
            assertThat(answer.raw().body()).as(body).contains("\"" + bob + "\":", "\"" + cyd + "\":");
        }
    }

    @Test
    void characters_that_browsers_do_not_escape_and_raw_utf_8_are_taken() {
        String name = people.name("zoe");
        people.user(name, Profile.EMPTY.withRealName("Zoë|Ł " + name), Role.MEMBER);
        for (char raw : "|^{}`\\".toCharArray()) {
            assertThat(http.send("GET /api/v2/user/autocomplete/?search=a" + raw + "b HTTP/1.1\r\n" + HOST + "\r\n")
                            .status())
                    .as("" + raw)
                    .isEqualTo(200);
        }
        try (RawHttp.Connection connection = http.open()) {
            String line = "GET /api/v2/user/?real_name=Zoë|Ł HTTP/1.1\r\n";
            RawHttp.Response found = connection
                    .send((line + HOST + "Authorization: Bearer " + api.token(ada) + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8))
                    .read();
            assertThat(found.body()).contains(name);
        }
    }

    @Test
    void the_charset_of_a_body_says_nothing_about_the_query() {
        String search = "/api/v2/user/?real_name=%C3%AB";
        for (String type : List.of("text/plain;charset=utf-16", "text/plain;charset=nonsense", ";charset=x")) {
            RawHttp.Response response = http.send("GET " + search + " HTTP/1.1\r\n" + HOST + "Authorization: Bearer "
                    + api.token(ada) + "\r\nContent-Type: " + type + "\r\n\r\n");
            assertThat(response.status()).as(response.toString()).isEqualTo(200);
        }
    }

    @Test
    void a_refused_request_without_a_body_leaves_the_connection_open() {
        try (RawHttp.Connection connection = http.open()) {
            String second = "GET /avatar/room/1.svg HTTP/1.1\r\n" + HOST + "\r\n";
            connection.send("GET /api/v2/?%zz HTTP/1.1\r\n" + HOST + "\r\n" + second);
            assertThat(connection.read().status()).isEqualTo(400);
            assertThat(connection.read().status()).isEqualTo(200);
            assertThat(connection.send(second + second).read().status()).isEqualTo(200);
            assertThat(connection.read().status()).isEqualTo(200);
        }
    }

    @Test
    void a_refused_body_closes_the_connection_after_the_answer() {
        try (RawHttp.Connection connection = http.open()) {
            String head = "POST /api/v2/post/ HTTP/1.1\r\n" + HOST + JSON;
            connection.send(
                    "GET /avatar/room/1.svg HTTP/1.1\r\n" + HOST + "\r\n" + head + "Content-Length: 70000\r\n\r\n"
                            + "x".repeat(70_000) + "GET /smuggled HTTP/1.1\r\n" + HOST + "\r\n");
            assertThat(connection.read().status()).isEqualTo(200);
            RawHttp.Response refused = connection.read();
            assertThat(refused.status()).isEqualTo(413);
            assertThat(refused.header("connection")).isEqualTo("close");
            assertThat(connection.isClosedByServer()).isTrue();
        }
    }

    @Test
    void a_body_that_waits_for_it_is_asked_for() {
        try (RawHttp.Connection connection = http.open()) {
            connection.send("POST /oauth/token/ HTTP/1.1\r\n" + HOST + JSON
                    + "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n");
            assertThat(connection.read().status()).isEqualTo(100);
            assertThat(connection.send("{}").read().status()).isEqualTo(400);
        }
    }

    @Test
    void an_absolute_address_is_read_like_a_path() {
        RawHttp.Response response =
                http.send("GET http://example.org/api/v2/user/" + ada + "/?a=%26 HTTP/1.1\r\n" + HOST + "\r\n");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).contains("http://example.org/avatar/");
    }

    @Test
    void the_faults_of_a_caller_are_no_faults_in_the_log() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger kith = (Logger) LoggerFactory.getLogger("dev.kith");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        kith.setLevel(Level.DEBUG);
        try {
            String patch = "PATCH /api/v2/user/7/ HTTP/1.1\r\n" + HOST;
            http.send("nonsense\r\n\r\n");
            http.send("GET / HTTP/x\r\n" + HOST + "\r\n");
            http.send("GET /a HTTP/1.1\r\n" + HOST + "a b: c\r\n\r\n");
            http.send("GET /a?" + "x".repeat(20_000) + " HTTP/1.1\r\n" + HOST + "\r\n");
            http.send(patch + "X-Long: " + "x".repeat(20_000) + "\r\n\r\n");
            http.send(patch + "Content-Length: x\r\n\r\n");
            http.send(patch + "Transfer-Encoding: chunked\r\n\r\nzz\r\n");
            http.send(patch + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n");
            http.send(patch + "Content-Type: application/json;charset=nonsense\r\nContent-Length: 2\r\n\r\n{}");
            http.send(patch + "Content-Type: nonsense\r\nContent-Length: 2\r\n\r\n{}");
            http.send(patch + JSON + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}");
            http.send(patch + "Accept-Charset: nonsense\r\nAccept: nonsense\r\n\r\n");
            http.send("GET /api/v2/user/7/ HTTP/1.1\r\n" + HOST + "Forwarded: for=;host=\"\u0001;;\r\n\r\n");
            http.send("CONNECT a:1 HTTP/1.1\r\n" + HOST + "\r\n");
        } finally {
            kith.setLevel(null);
            root.detachAppender(log);
        }
        List<ILoggingEvent> events = List.copyOf(log.list);
        assertThat(events).noneMatch(event -> event.getThrowableProxy() != null);
        assertThat(events).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.INFO));
        assertThat(events)
                .filteredOn(event -> event.getLoggerName().startsWith("dev.kith"))
                .hasSizeBetween(10, 16);
    }
}
