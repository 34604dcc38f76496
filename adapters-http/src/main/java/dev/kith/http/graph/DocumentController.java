package dev.kith.http.graph;

import dev.kith.http.graph.caller.GraphRoute;
import dev.kith.http.graph.problem.GraphDialect;
import dev.kith.http.graph.problem.ProblemType;
import dev.kith.http.home.KithVersion;
import dev.kith.http.settings.GraphSettings;
import dev.kith.http.settings.IssuerSettings;
import dev.kith.http.wire.ApiError;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The description of the API in OpenAPI 3.1, and a page about each problem. */
@Controller("${kith.graph.path}")
@Secured(SecurityRule.IS_ANONYMOUS)
final class DocumentController {

    private static final String YAML = "application/yaml";
    private static final String RESOURCE = "/graph/openapi.yaml";

    /**
     * @param features what the operator has switched on, by name
     * @param links the paths of other things of this API
     */
    @Serdeable.Serializable(naming = SnakeCaseStrategy.class)
    record About(String name, String version, Map<String, Boolean> features, Map<String, String> links) {}

    private final byte[] document = read();
    private final GraphDialect dialect;
    private final Map<String, Boolean> features = new LinkedHashMap<>();

    DocumentController(GraphDialect dialect, GraphSettings settings, IssuerSettings issuers) {
        this.dialect = dialect;
        features.put("events", settings.events());
        features.put("identity_providers", !issuers.issuers().isEmpty());
    }

    @Get
    @GraphRoute(callers = GraphRoute.Callers.EVERYBODY)
    About about() {
        return new About(
                "kith",
                KithVersion.text(),
                features,
                Stream.of("docs", "openapi.json", "openapi.yaml", "whoami")
                        .collect(Collectors.toMap(
                                name -> name.replace('.', '_'),
                                name -> dialect.path() + "/" + name,
                                (one, _) -> one,
                                LinkedHashMap::new)));
    }

    private static byte[] read() {
        try (InputStream resource =
                Objects.requireNonNull(DocumentController.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Get(uri = "/openapi.yaml", produces = YAML)
    @GraphRoute(callers = GraphRoute.Callers.EVERYBODY)
    byte[] document() {
        return document;
    }

    @Get("/openapi.json")
    @GraphRoute(callers = GraphRoute.Callers.EVERYBODY)
    Object json() {
        return new Load(LoadSettings.builder().build()).loadFromInputStream(new ByteArrayInputStream(document));
    }

    @Get(uri = "/problems/{code}", produces = MediaType.TEXT_PLAIN)
    @GraphRoute(callers = GraphRoute.Callers.EVERYBODY)
    String problem(String code) {
        ProblemType type = ProblemType.parse(code).orElseThrow(ApiError::notFound);
        return type.title() + "\n\nCode: " + type.code() + "\nStatus: "
                + type.status().getCode() + "\n\n" + type.explanation() + "\n";
    }
}
