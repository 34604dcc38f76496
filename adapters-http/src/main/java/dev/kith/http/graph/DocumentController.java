package dev.kith.http.graph;

import dev.kith.http.graph.caller.GraphRoute;
import dev.kith.http.graph.problem.ProblemType;
import dev.kith.http.wire.ApiError;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The description of the API in OpenAPI 3.1, and a page about each problem. */
@Controller("${kith.graph.path}")
@Secured(SecurityRule.IS_ANONYMOUS)
final class DocumentController {

    private static final String YAML = "application/yaml";
    private static final String RESOURCE = "/graph/openapi.yaml";

    private final byte[] document = read();

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

    @Get(uri = "/problems/{code}", produces = MediaType.TEXT_PLAIN)
    @GraphRoute(callers = GraphRoute.Callers.EVERYBODY)
    String problem(String code) {
        ProblemType type = ProblemType.parse(code).orElseThrow(ApiError::notFound);
        return type.title() + "\n\nCode: " + type.code() + "\nStatus: "
                + type.status().getCode() + "\n\n" + type.explanation() + "\n";
    }
}
