package dev.kith.http.wire.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.ApiClient;
import dev.kith.http.RawHttp;
import dev.kith.http.Routes;
import dev.kith.http.TestUsers;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.Router;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Random bodies for every route that takes one, in every dialect. */
class GeneratedBodiesTest {

    /** @param sent the bytes after the head, which may be fewer than announced */
    record Sent(String route, String type, String encoding, byte[] sent, int announced) {

        @Override
        public String toString() {
            return route + " " + type + " " + encoding + " " + announced + ": "
                    + new String(sent, StandardCharsets.ISO_8859_1);
        }
    }

    /** The keys of an error, by the beginning of the path. */
    private static final Map<String, Set<String>> ERROR_KEYS = Map.of(
            "/api/v2/", Set.of("errors", "detail", "request_id"),
            "/px/v1/", Set.of("error", "status"),
            "/reflect/v1/", Set.of("message", "type", "success"),
            "/oauth/", Set.of("error", "error_description"));

    private static final List<String> NAMES = List.of(
            "bio",
            "gender",
            "username",
            "users",
            "text",
            "title",
            "categories",
            "grant_type",
            "password",
            "token",
            "refresh_token",
            "client_id",
            "scope",
            "new_email",
            "confirm",
            "user",
            "avatar",
            "firstName",
            "settings",
            "action",
            "_method",
            "oauth_token",
            "answer",
            "qa_frequency",
            "email",
            "ext_id",
            "socialLinks",
            "");

    private static ApplicationContext context;
    private static RawHttp http;
    private static ApiClient api;
    private static JsonMapper json;
    private static List<String> routes;
    private static long ada;

    @BeforeContainer
    static void start() {
        context = ApplicationContext.run(Map.of("kith.connections.patience", "100ms"), "test");
        context.getBean(EmbeddedServer.class).start();
        http = context.getBean(RawHttp.class);
        api = context.getBean(ApiClient.class);
        json = context.getBean(JsonMapper.class);
        TestUsers people = context.getBean(TestUsers.class);
        ada = people.user(people.name("ada"));
        routes = Routes.of(context.getBean(Router.class), "/api/v2/", "/oauth/", "/px/v1/", "/reflect/v1/").stream()
                .filter(route -> !route.startsWith("GET "))
                .map(route -> route.replaceAll("\\{\\w+}", "" + ada))
                .toList();
        assertThat(routes).hasSizeGreaterThan(30);
    }

    @AfterContainer
    static void stop() {
        context.close();
    }

    @Provide
    Arbitrary<Sent> bodies() {
        Arbitrary<String> text = Arbitraries.oneOf(
                Arbitraries.of("", "true", "1", "null", "a;b=c", "a,b", "password", "ada", "delete", "allow"),
                Arbitraries.strings().ofMaxLength(30));
        Arbitrary<String> name = Arbitraries.of(NAMES);
        Arbitrary<String> value = Arbitraries.lazyOf(
                () -> text.map(GeneratedBodiesTest::quoted),
                () -> Arbitraries.of(
                        "null",
                        "true",
                        "1",
                        "-0",
                        "1e400",
                        "1.5",
                        "9223372036854775808",
                        "\"\\ud800\"",
                        "\"\\u0000\"",
                        "NaN"),
                () -> text.map(GeneratedBodiesTest::quoted).list().ofMaxSize(3).map(Object::toString),
                () -> Combinators.combine(name, text)
                        .as((key, scalar) -> "{" + quoted(key) + ":" + quoted(scalar) + "}"));
        Arbitrary<String> object = Combinators.combine(name, value)
                .as((key, scalar) -> quoted(key) + ":" + scalar)
                .list()
                .ofMaxSize(4)
                .map(fields -> "{" + String.join(",", fields) + "}");
        Arbitrary<String> form = Combinators.combine(name, text, Arbitraries.of(true, false))
                .as((key, scalar, encodes) ->
                        key + "=" + (encodes ? URLEncoder.encode(scalar, StandardCharsets.UTF_8) : scalar))
                .list()
                .ofMaxSize(4)
                .map(pairs -> String.join("&", pairs));
        Arbitrary<String> multipart = Combinators.combine(name, text)
                .as((key, scalar) -> "--x\r\nContent-Disposition: form-data; name=\"" + key + "\"\r\n\r\n" + scalar
                        + "\r\n--x--\r\n");
        Arbitrary<String> body = Arbitraries.frequencyOf(
                Tuple.of(5, object),
                Tuple.of(3, form),
                Tuple.of(1, value),
                Tuple.of(1, multipart),
                Tuple.of(1, object.map(whole -> whole + "x")),
                Tuple.of(1, Arbitraries.strings().all().ofMaxLength(40)));
        Arbitrary<Charset> charset = Arbitraries.frequency(
                Tuple.of(8, StandardCharsets.UTF_8),
                Tuple.of(1, StandardCharsets.ISO_8859_1),
                Tuple.of(1, StandardCharsets.UTF_16));
        Arbitrary<String> type = Arbitraries.of(
                "application/json",
                "application/json",
                "application/x-www-form-urlencoded",
                "application/x-www-form-urlencoded",
                "application/json;charset=utf-16",
                "application/x-www-form-urlencoded;charset=latin1",
                "application/json;charset=nonsense",
                "multipart/form-data;boundary=x",
                "multipart/form-data",
                "text/plain",
                "*/*",
                "nonsense",
                "");
        Arbitrary<String> encoding = Arbitraries.frequency(
                Tuple.of(8, ""),
                Tuple.of(2, "gzip"),
                Tuple.of(1, "deflate"),
                Tuple.of(1, "br"),
                Tuple.of(1, "gzip, gzip"));
        Arbitrary<Integer> missing = Arbitraries.frequency(Tuple.of(60, 0), Tuple.of(1, 1), Tuple.of(1, 100_000));
        return Combinators.combine(
                        Arbitraries.of(routes),
                        body,
                        charset,
                        type,
                        encoding,
                        Arbitraries.of(true, true, false),
                        missing)
                .as((route, content, bytesOf, media, coding, packs, lacking) -> {
                    byte[] plain = content.getBytes(bytesOf);
                    byte[] sent = coding.equals("gzip") && packs ? BodyTextTest.gzip(plain) : plain;
                    return new Sent(route, media, coding, sent, sent.length + lacking);
                });
    }

    private static String quoted(String text) {
        return text.codePoints()
                .mapToObj(point -> point < ' ' || point == '"' || point == '\\'
                        ? String.format("\\u%04x", point)
                        : Character.toString(point))
                .collect(Collectors.joining("", "\"", "\""));
    }

    @Property(tries = 2_500)
    void no_body_makes_an_error_of_the_server_or_an_answer_outside_of_the_dialect(@ForAll("bodies") Sent sent)
            throws IOException {
        String path = sent.route().substring(sent.route().indexOf(' ') + 1);
        StringBuilder head = new StringBuilder(sent.route()).append(" HTTP/1.1\r\nHost: localhost\r\n");
        if (path.startsWith("/api/")) {
            head.append("Authorization: Bearer ").append(api.token(ada)).append("\r\n");
        }
        if (!sent.type().isEmpty()) {
            head.append("Content-Type: ").append(sent.type()).append("\r\n");
        }
        if (!sent.encoding().isEmpty()) {
            head.append("Content-Encoding: ").append(sent.encoding()).append("\r\n");
        }
        head.append("Content-Length: ").append(sent.announced()).append("\r\n\r\n");
        RawHttp.Response response;
        try (RawHttp.Connection connection = http.open()) {
            response = connection.send(head.toString()).send(sent.sent()).read();
        }
        assertThat(response.status()).as(response.toString()).isLessThan(500);
        if (sent.announced() > sent.sent().length) {
            assertThat(response.status()).isIn(408, 413, 415);
        }
        if (response.status() >= 400 && !path.startsWith("/px/v1/oauth/authorize")) {
            Map<String, Object> body = json.readValue(response.body(), Argument.mapOf(String.class, Object.class));
            Set<String> keys = ERROR_KEYS.entrySet().stream()
                    .filter(entry -> path.startsWith(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow();
            assertThat(body.keySet()).as(response.toString()).isEqualTo(keys);
        }
    }

    /** @param declared the charset in the media type, which is also that of the bytes */
    record Bio(String text, boolean form, boolean packed, Charset declared) {

        byte[] body() {
            String content = form ? "bio=" + URLEncoder.encode(text, declared) : "{\"bio\":" + quoted(text) + "}";
            byte[] plain = content.getBytes(declared);
            return packed ? BodyTextTest.gzip(plain) : plain;
        }

        String headers() {
            return "Content-Type: application/" + (form ? "x-www-form-urlencoded" : "json") + "; charset=" + declared
                    + (packed ? "\r\nContent-Encoding: gzip" : "");
        }
    }

    @Provide
    Arbitrary<Bio> bios() {
        Arbitrary<String> text = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.strings().withChars("a;&=+% ,\n\"\\{}é€👩").ofMaxLength(20));
        return Combinators.combine(
                        text.filter(string -> string.equals(
                                new String(string.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE))
                .as((string, form, packed, declared) ->
                        new Bio(string, form, packed, form ? StandardCharsets.UTF_8 : declared));
    }

    @Property(tries = 1_000)
    void a_text_is_kept_as_it_was_sent_or_refused_and_not_kept(@ForAll("bios") Bio bio) {
        String path = "/api/v2/user/" + ada + "/";
        Object before = api.get(path).get("bio");
        byte[] body = bio.body();
        RawHttp.Response response;
        try (RawHttp.Connection connection = http.open()) {
            response = connection
                    .send("PATCH " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + api.token(ada)
                            + "\r\n" + bio.headers() + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .send(body)
                    .read();
        }
        assertThat(response.status()).as(response.toString()).isIn(200, 400);
        assertThat(api.get(path).get("bio"))
                .isEqualTo(
                        response.status() == 200
                                ? Normalizer.normalize(bio.text().strip(), Normalizer.Form.NFC)
                                : before);
    }
}
