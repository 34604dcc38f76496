package dev.kith.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.user.Users;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.http.fivehundredpx.oauth.signature.SigningApp;
import dev.kith.http.graph.TestKeys;
import dev.kith.http.quranreflect.ReflectApp;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.Router;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever the headers and the query of a request are: no answer is an error of the server, every error has the form of
 * its dialect, and every link is a URL.
 */
class GeneratedRequestsTest {

    private static final Pattern LINK =
            Pattern.compile("\"(?:next|previous|avatar|userpic_url|small|medium|large)\":\"([^\"]*)\"");
    private static final Set<String> TYPES = Set.of(
            "application/json",
            "application/problem+json",
            "application/yaml",
            "text/plain",
            "image/svg+xml",
            "image/png",
            "text/html; charset=utf-8",
            "text/html;charset=utf-8");
    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private record Request(String method, String path, String query, List<String> headers) {}

    private static EmbeddedServer server;
    private static List<String> paths;
    private static String token;
    private static String scopedToken;
    private static String client;
    private static String consumerKey;
    private static String key;
    private static String tag;

    @BeforeContainer
    static void start() {
        server = ApplicationContext.run(EmbeddedServer.class, "test");
        ApplicationContext context = server.getApplicationContext();
        TestUsers people = context.getBean(TestUsers.class);
        long ada = people.user("ada");
        for (int fan = 0; fan < 5; fan++) {
            people.mutual(people.user("fan" + fan), ada);
        }
        User user = context.getBean(Users.class).find(new UserId(ada)).orElseThrow();
        paths = Routes.pathsToGet(context.getBean(Router.class), user);
        ReflectApp reflect = context.getBean(ReflectApp.class);
        assertThat(reflect.as(ada, "PUT", "/profile", "{\"user\": {\"avatar\": \"data:image/png;base64," + PNG + "\"}}")
                        .status())
                .isEqualTo(200);
        token = context.getBean(ApiClient.class).token(ada);
        scopedToken = reflect.token(ada, "user");
        key = context.getBean(TestKeys.class).create(KeyScope.GRAPH).text().text();
        client = reflect.app().key().value();
        consumerKey = context.getBean(SigningApp.class).consumerKey();
        tag = context.getBean(RawHttp.class).get("/avatar/" + ada).header("ETag");
        assertThat(tag).isNotEmpty();
    }

    @AfterContainer
    static void stop() {
        server.close();
    }

    // ---- requests

    @Provide
    Arbitrary<Request> requests() {
        return Combinators.combine(
                        Arbitraries.frequency(Tuple.of(8, "GET"), Tuple.of(1, "HEAD"), Tuple.of(1, "OPTIONS")),
                        Arbitraries.of(paths),
                        parameters().list().ofMaxSize(4).map(pairs -> String.join("&", pairs)),
                        headers().list().ofMaxSize(5))
                .as(Request::new);
    }

    private static Arbitrary<String> parameters() {
        Arbitrary<String> names = Arbitraries.of(
                "limit",
                "offset",
                "after",
                "page",
                "rpp",
                "mutual",
                "search",
                "username",
                "user",
                "real_name",
                "location",
                "ordering",
                "gender",
                "age",
                "tag",
                "category",
                "exclude",
                "term",
                "id",
                "email",
                "ext_id",
                "query",
                "all",
                "roomId",
                "postingAs",
                "postingAsUserId",
                "name",
                "qdc",
                "oauth_token",
                "oauth_signature",
                "oauth_nonce",
                "order",
                "shared",
                "since",
                "until",
                "viewer",
                "with",
                "view",
                "include",
                "fields",
                "x");
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.of(
                        "1", "0", "-1", "%2B5", "+5", "1e3", "true", "null", "", "-id", "ada", "Male", "45-", "%00"),
                Arbitraries.of(
                        "newest",
                        "mutual_first",
                        "shared_first",
                        "ids",
                        "relationship,shared",
                        "0000-01-01T00:00:00Z",
                        "9999-12-31T23:59:59.999999-18:00"),
                Arbitraries.longs().map(String::valueOf),
                Arbitraries.integers().between(1, 300).map(length -> "0".repeat(length) + "7"),
                Arbitraries.integers().between(1, 300).map("9"::repeat),
                Arbitraries.bytes()
                        .array(byte[].class)
                        .ofSize(17)
                        .map(bytes -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)),
                Arbitraries.strings().ofMaxLength(20).map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8)),
                Arbitraries.strings().withCharRange('!', '~').excludeChars('#').ofMaxLength(12));
        Arbitrary<String> pairs = Combinators.combine(names, values).as((name, value) -> name + "=" + value);
        return Arbitraries.frequencyOf(Tuple.of(5, pairs), Tuple.of(1, Arbitraries.of("consumer_key=" + consumerKey)));
    }

    private static Arbitrary<String> headers() {
        Arbitrary<String> wellKnown = Arbitraries.of(
                "Host: api.example.com",
                "Host: [::1]:8080",
                "Host: [::1",
                "Host: a b",
                "Host: a:b",
                "X-Forwarded-Host: a.example, b",
                "X-Forwarded-Host: [2001:db8::1]:8443",
                "X-Forwarded-Host: [",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Proto: ://",
                "X-Forwarded-Port: 99999",
                "X-Forwarded-For: x",
                "Forwarded: for=192.0.2.7;host=a.example;proto=https",
                "Forwarded: host=\"a:b\"",
                "Forwarded: =;=,\"",
                "Accept: application/*",
                "Accept: */*;q=0",
                "Accept: text/html",
                "Accept: a/b;q=\"x\"",
                "Accept: /",
                "Accept-Encoding: gzip;q=x, br",
                "Accept-Language: *",
                "Accept-Charset: x;q=2",
                "Range: bytes=0-",
                "Range: bytes=-1,9-1",
                "If-Match: *",
                "If-None-Match: *",
                "If-None-Match: W/" + tag,
                "If-None-Match: W/\"",
                "If-Modified-Since: Sat, 01 Jan 2000 00:00:00 GMT",
                "If-Modified-Since: x",
                "If-Unmodified-Since: 0",
                "If-Range: W/\"x\"",
                "Authorization: Bearer " + token,
                "Authorization: Bearer " + scopedToken,
                "Authorization: Bearer " + key,
                "Authorization: Bearer",
                "Authorization: Basic YTpi",
                "Authorization: Basic \u00ff",
                "Authorization: OAuth oauth_token=\"x\"",
                "Authorization: OAuth realm=\"\"",
                "Authorization: Digest",
                "x-auth-token: " + scopedToken,
                "x-auth-token: " + token,
                "x-client-id: " + client,
                "x-client-id: x",
                "Origin: https://a.example",
                "Origin: null",
                "Origin: http://localhost",
                "Origin: ://",
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Method: x",
                "Access-Control-Request-Headers: ,a",
                "Content-Type: application/json",
                "Content-Type: /",
                "Cookie: a=\"",
                "X-Request-Id: <b>");
        Arbitrary<String> names = Arbitraries.of(
                "Host",
                "Forwarded",
                "X-Forwarded-Host",
                "X-Forwarded-Proto",
                "X-Forwarded-Port",
                "X-Forwarded-For",
                "Accept",
                "Accept-Encoding",
                "Accept-Language",
                "Accept-Charset",
                "Range",
                "If-None-Match",
                "If-Match",
                "If-Modified-Since",
                "If-Range",
                "Authorization",
                "x-auth-token",
                "x-client-id",
                "Origin",
                "Access-Control-Request-Method",
                "Access-Control-Request-Headers",
                "Content-Type",
                "Cookie",
                "User-Agent");
        Arbitrary<String> scraps = Arbitraries.of(
                "for=",
                "host=",
                "proto=https",
                "\"",
                "\\",
                ";",
                ",",
                "=",
                "[",
                "]",
                ":",
                "::1",
                "W/",
                "*",
                "*/*",
                "q=",
                "0.5",
                "application/",
                "json",
                "charset=",
                "Bearer ",
                "Basic ",
                "OAuth ",
                "oauth_token=",
                "a.example",
                "https",
                "://",
                "@",
                "%",
                "%zz",
                "\u00fc",
                "\t",
                " ",
                "(",
                "bytes=",
                "-",
                "gzip");
        Arbitrary<String> values = Arbitraries.oneOf(
                scraps.list().ofMaxSize(8).map(parts -> String.join("", parts)),
                Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(30),
                Arbitraries.strings().withCharRange('\u00a0', '\u00ff').ofMaxLength(10),
                Combinators.combine(scraps, Arbitraries.integers().between(1, 500))
                        .as(String::repeat));
        Arbitrary<String> random = Combinators.combine(names, values).as((name, value) -> name + ": " + value);
        return Arbitraries.frequencyOf(Tuple.of(2, wellKnown), Tuple.of(1, random));
    }

    // ---- answers

    @Property(tries = 4_000, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void a_request_is_answered_in_its_dialect_without_an_error_of_the_server(@ForAll("requests") Request request)
            throws IOException {
        String target = request.path() + (request.query().isEmpty() ? "" : "?" + request.query());
        RawHttp.Response answer = server.getApplicationContext()
                .getBean(RawHttp.class)
                .send(request.method(), target, request.headers().toArray(String[]::new));
        assertThat(answer.status()).as(answer.body()).isBetween(200, 499);
        if (!answer.body().isEmpty()) {
            assertThat(answer.header("Content-Type")).isIn(TYPES);
        }
        if (!answer.header("Content-Encoding").isEmpty()) {
            return;
        }
        if (answer.status() >= 400 && request.method().equals("GET")) {
            hasFormOfItsDialect(request.path(), answer);
        }
        if (!request.path().startsWith("/graph/v1/")) {
            LINK.matcher(answer.body()).results().forEach(link -> isUrl(link.group(1)));
        }
    }

    /** HEAD has no body, and a browser shows no page the answer to OPTIONS. */
    private static void hasFormOfItsDialect(String path, RawHttp.Response answer) throws IOException {
        if (path.endsWith("/oauth/authorize/") && answer.header("Content-Type").startsWith("text/html")) {
            return;
        }
        assertThat(answer.header("Content-Type"))
                .isEqualTo(path.startsWith("/graph/v1/") ? "application/problem+json" : "application/json");
        Map<String, Object> body = server.getApplicationContext()
                .getBean(JsonMapper.class)
                .readValue(answer.body(), Argument.mapOf(String.class, Object.class));
        Set<String> keys = path.startsWith("/api/v2/")
                ? Set.of("errors", "detail", "request_id")
                : path.startsWith("/px/v1/")
                        ? Set.of("error", "status")
                        : path.startsWith("/reflect/v1/")
                                ? Set.of("message", "type", "success")
                                : path.startsWith("/graph/v1/")
                                        ? Set.of("type", "title", "status", "code", "detail", "instance")
                                        : Set.of("error", "status", "request_id");
        assertThat(body.keySet()).containsAll(keys);
        assertThat(answer.body()).doesNotContain("Exception", "dev.kith", "java.");
    }

    private static void isUrl(String link) {
        URI url = URI.create(link);
        assertThat(url.getScheme()).as(link).isIn("http", "https");
        assertThat(url.getRawAuthority()).as(link).isNotBlank().doesNotEndWith(":");
    }
}
