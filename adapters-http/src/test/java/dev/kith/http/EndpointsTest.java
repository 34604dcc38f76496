package dev.kith.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/endpoints.md lists all routes and only these, each with an existing test. */
@MicronautTest
class EndpointsTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| (GET|POST|PUT|PATCH|DELETE) \\| `([^`]+)` \\|.*\\| (\\w+) \\|$", Pattern.MULTILINE);

    @Inject
    Router router;

    private static Map<String, String> rows() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        ROW.matcher(Files.readString(Path.of("..", "docs", "endpoints.md")))
                .results()
                .forEach(row -> rows.put(row.group(1) + " " + row.group(2), row.group(3)));
        return rows;
    }

    @Test
    void every_route_has_a_row_and_every_row_a_route() throws IOException {
        TreeSet<String> routes = Routes.of(router, "/api/v2/", "/oauth/", "/px/v1/", "/reflect/v1/", "/avatar/");
        assertThat(routes).isNotEmpty();
        TreeSet<String> rows = new TreeSet<>(rows().keySet());
        assertThat(without(routes, rows))
                .as("routes without a row in docs/endpoints.md")
                .isEmpty();
        assertThat(without(rows, routes))
                .as("rows of docs/endpoints.md without a route")
                .isEmpty();
    }

    /** The framework brings routes of its own, some of them open by default. */
    @Test
    void the_dialects_the_pictures_and_the_page_at_the_root_are_all_that_is_served() {
        assertThat(router.uriRoutes()
                        .map(route -> route.getUriMatchTemplate().toString())
                        .filter(path ->
                                !path.matches("/|/graph/v1|/(api/v2|oauth|px/v1|reflect/v1|graph/v1|avatar)/.*")))
                .isEmpty();
    }

    @Test
    void every_row_names_an_existing_test() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            List<String> tests = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
            assertThat(without(new TreeSet<>(rows().values()), new TreeSet<>(tests)))
                    .as("tests that docs/endpoints.md names and that do not exist")
                    .isEmpty();
        }
    }

    private static TreeSet<String> without(TreeSet<String> all, TreeSet<String> others) {
        TreeSet<String> rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }
}
