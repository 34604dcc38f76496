package dev.kith.http.graph;

import static dev.kith.http.graph.Answers.isProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.domain.key.KeyScope;
import dev.kith.http.ApiClient;
import dev.kith.http.RawHttp;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

/** {@code /graph/v1}, its document as JSON, and the page that explores it. */
@MicronautTest
class ExplorerTest {

    private static final Pattern LINK = Pattern.compile("(?:href|src|data-document)=\"([^\"]+)\"");

    @Inject
    ApiClient api;

    @Inject
    RawHttp raw;

    @Inject
    TestKeys keys;

    @Test
    void the_root_links_what_exists() {
        RawHttp.Response about = raw.get("/graph/v1");
        assertThat(about.body()).contains("\"name\":\"kith\"", "\"version\":\"development\"");
        for (String name : new String[] {"docs", "openapi.json", "openapi.yaml", "whoami"}) {
            assertThat(about.body()).contains("\"/graph/v1/" + name + "\"");
            assertThat(raw.get("/graph/v1/" + name).status()).as(name).isNotEqualTo(404);
        }
    }

    @Test
    void the_document_as_json_is_the_document() {
        assertThat(new ObjectMapper().readTree(raw.get("/graph/v1/openapi.json").body()))
                .isEqualTo(GraphDocument.document());
    }

    /** The policy keeps the browser from asking other servers. */
    @Test
    void the_page_and_its_files_come_from_this_server() {
        RawHttp.Response page = raw.get("/graph/v1/docs");
        assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'self'; ");
        var links =
                LINK.matcher(page.body()).results().map(link -> link.group(1)).toList();
        assertThat(links).hasSize(5).allSatisfy(link -> {
            assertThat(link).startsWith("/graph/v1/");
            assertThat(raw.get(link).status()).as(link).isEqualTo(200);
        });
        assertThat(raw.get("/graph/v1/docs/swagger-ui-bundle.js").body()).contains("SwaggerUIBundle");
        for (String other : new String[] {"x", "..%2Fopenapi.yaml", "swagger-ui.js.map"}) {
            isProblem(api.get("/graph/v1/docs/" + other), 404, "not-found");
        }
    }

    /** A key in a page of an app is a leaked key, but the page of the server itself may send it. */
    @Test
    void a_key_may_be_pasted_into_the_page_and_into_no_other() {
        String bearer =
                "Authorization: Bearer " + keys.create(KeyScope.GRAPH).text().text();
        String here = "http://" + raw.authority();
        for (String page : new String[] {here + "/graph/v1/docs", here + "/graph/v1/docs/"}) {
            assertThat(raw.get("/graph/v1/whoami", bearer, "Origin: " + here, "Referer: " + page)
                            .status())
                    .isEqualTo(200);
        }
        for (String page : new String[] {here + "/", here + "/graph/v1/docs/x", "https://a.org/graph/v1/docs", ""}) {
            RawHttp.Response refused = raw.get("/graph/v1/whoami", bearer, "Origin: " + here, "Referer: " + page);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.body()).contains("key-in-browser");
        }
    }
}
