package dev.kith.http.graph.explorer;

import dev.kith.http.graph.caller.GraphRoute;
import dev.kith.http.graph.problem.GraphDialect;
import dev.kith.http.wire.ApiError;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** Swagger UI. It loads nothing from other servers. */
@Controller("${kith.graph.path}/docs")
@Secured(SecurityRule.IS_ANONYMOUS)
final class ExplorerController {

    /** Swagger UI sets styles by scripts, and has its icons as data. */
    private static final String POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " base-uri 'none'; frame-ancestors 'none'; form-action 'none'";

    private final String page;
    private final ExplorerFiles files = new ExplorerFiles();

    ExplorerController(GraphDialect dialect) {
        this.page = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>Kith graph API</title>
            <link rel="stylesheet" href="%1$s/docs/swagger-ui.css">
            <link rel="icon" type="image/png" href="%1$s/docs/favicon-32x32.png">
            </head>
            <body>
            <div id="explorer" data-document="%1$s/openapi.yaml"></div>
            <script src="%1$s/docs/swagger-ui-bundle.js"></script>
            <script src="%1$s/docs/explorer.js"></script>
            </body>
            </html>
            """.formatted(dialect.path());
    }

    @Get(produces = MediaType.TEXT_HTML)
    @GraphRoute(callers = GraphRoute.Callers.EVERYBODY)
    HttpResponse<String> page() {
        return HttpResponse.ok(page)
                .contentType(new MediaType("text/html; charset=utf-8"))
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                // GraphCallerFilter knows the requests of the page by their referrer
                .header("Referrer-Policy", "same-origin");
    }

    @Get(
            uri = "/{file}",
            produces = {"text/javascript", "text/css", MediaType.IMAGE_PNG})
    @GraphRoute(callers = GraphRoute.Callers.EVERYBODY)
    HttpResponse<byte[]> file(String file) {
        MediaType type = ExplorerFiles.type(file).orElseThrow(ApiError::notFound);
        return HttpResponse.ok(files.content(file)).contentType(type).header("X-Content-Type-Options", "nosniff");
    }
}
