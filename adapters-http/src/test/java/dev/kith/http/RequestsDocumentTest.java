package dev.kith.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.application.user.Users;
import dev.kith.domain.profile.Profile;
import dev.kith.domain.user.Role;
import dev.kith.domain.user.UserId;
import io.micronaut.http.HttpMethod;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each request of docs/requests.http, and each curl line of the documents, reaches a route and is answered without an
 * error of the server.
 */
@MicronautTest
class RequestsDocumentTest {

    private static final Path ROOT = Path.of("..");
    private static final String SERVER = "http://127.0.0.1:8080";
    private static final Pattern VARIABLE = Pattern.compile("^@(\\w+) = (.*)$", Pattern.MULTILINE);
    private static final Pattern CURL = Pattern.compile("^curl '(" + SERVER + "[^']*)'", Pattern.MULTILINE);

    @Inject
    Router router;

    @Inject
    ApiClient client;

    @Inject
    TestUsers people;

    @Inject
    Users users;

    private record Request(String method, String path, String[] headers, String body) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** The variables of the document, those that a test knows with a value that works. */
    private Map<String, String> variables(String document) {
        Map<String, String> variables = new HashMap<>();
        VARIABLE.matcher(document).results().forEach(found -> variables.put(found.group(1), found.group(2)));
        long ada = people.user("ada", Profile.EMPTY, Role.ADMIN);
        Stream.of("bob", "cyd", "dan", "eve", "fay", "gus").forEach(people::user);
        variables.put("token", client.token(ada));
        variables.put("uuid", users.find(new UserId(ada)).orElseThrow().uuid().toString());
        return variables;
    }

    private static Request parsed(String text) {
        String[] headAndBody = text.strip().split("\n\n", 2);
        List<String> head = headAndBody[0].lines().toList();
        String[] request = head.getFirst().split(" ", 2);
        String[] headers = head.stream()
                .skip(1)
                .flatMap(header -> Stream.of(header.split(": ", 2)))
                .toArray(String[]::new);
        String path = request[1].replace(SERVER, "").replace(" ", "%20");
        return new Request(request[0], path, headers, headAndBody.length == 1 ? null : headAndBody[1]);
    }

    private List<Request> requests() throws IOException {
        String document = Files.readString(ROOT.resolve("docs").resolve("requests.http"));
        Map<String, String> variables = variables(document);
        String filled = VARIABLE.matcher(document).replaceAll("");
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            filled = filled.replace("{{" + variable.getKey() + "}}", variable.getValue());
        }
        return Pattern.compile("^#.*$", Pattern.MULTILINE)
                .splitAsStream(filled.replace("…", "x"))
                .filter(text -> !text.isBlank())
                .map(RequestsDocumentTest::parsed)
                .toList();
    }

    private static List<Request> curls() throws IOException {
        List<Request> requests = new ArrayList<>();
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            for (Path file : Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
                    .filter(path -> path.toString().endsWith(".md"))
                    .toList()) {
                CURL.matcher(Files.readString(file))
                        .results()
                        .forEach(found -> requests.add(parsed("GET " + found.group(1))));
            }
        }
        return requests;
    }

    /** The most literal of the routes that match, or an empty text. */
    private String route(Request request) {
        return router.find(
                        HttpMethod.parse(request.method()),
                        URI.create(request.path()).getPath(),
                        null)
                .map(match -> Routes.spelled(
                        match.getRouteInfo().getUriMatchTemplate().toString()))
                .min(Comparator.comparingInt(template -> template.split("\\{").length))
                .map(template -> request.method() + " " + template)
                .orElse("");
    }

    @Test
    void every_request_reaches_a_route_and_every_route_has_a_request() throws IOException {
        List<Request> requests = new ArrayList<>(requests());
        List<Request> curls = curls();
        assertThat(requests).hasSizeGreaterThan(70);
        assertThat(curls).isNotEmpty();
        requests.addAll(curls);
        List<String> wrong = new ArrayList<>();
        TreeSet<String> unshown = Routes.of(router, "/api/v2/", "/oauth/", "/px/v1/", "/reflect/v1/", "/avatar/");
        for (Request request : requests) {
            String route = route(request);
            unshown.remove(route);
            int status = client.send(request.method(), request.path(), request.body(), request.headers())
                    .status();
            if (route.isEmpty() || status >= 500) {
                wrong.add(request + (route.isEmpty() ? " has no route, and" : "") + " is answered " + status);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(unshown).as("routes without a request in docs/requests.http").isEmpty();
    }
}
