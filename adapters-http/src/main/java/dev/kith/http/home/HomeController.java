package dev.kith.http.home;

import dev.kith.http.wire.Dialect;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Tells whoever opens the address of the server what answers there, and where to go on. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class HomeController {

    private final String page;

    HomeController(List<Dialect> dialects, List<HomeLink> links) {
        this.page = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Kith</title>
            <style>
            body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem; }
            li { margin: .4rem 0; }
            code { background: #8882; padding: .1rem .3rem; border-radius: .2rem; }
            </style>
            </head>
            <body>
            <h1>Kith</h1>
            <p>A server for a social graph: who follows whom, and who is connected to whom. Version %s.</p>
            <h2>APIs</h2>
            <ul>
            %s
            </ul>
            <h2>Pages</h2>
            <ul>
            %s
            </ul>
            </body>
            </html>
            """.formatted(
                        KithVersion.text(),
                        dialects.stream()
                                .sorted(Comparator.comparing(Dialect::path))
                                .map(dialect -> "<li><code>" + dialect.path() + "</code>: " + dialect.title() + "</li>")
                                .collect(Collectors.joining("\n")),
                        links.stream()
                                .map(link -> "<li><a href=\"" + link.address() + "\">" + link.text() + "</a></li>")
                                .collect(Collectors.joining("\n")));
    }

    @Get(produces = MediaType.TEXT_HTML)
    HttpResponse<String> home() {
        return HttpResponse.ok(page)
                .contentType(new MediaType("text/html; charset=utf-8"))
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-cache");
    }
}
