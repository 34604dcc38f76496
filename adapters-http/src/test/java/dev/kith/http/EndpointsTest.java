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
        assertThat(rows().keySet()).isEqualTo(routes);
    }

    @Test
    void every_row_names_an_existing_test() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            List<String> tests = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
            assertThat(tests).containsAll(rows().values());
        }
    }
}
