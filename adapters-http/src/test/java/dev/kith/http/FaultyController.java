package dev.kith.http;

import dev.kith.application.StoreUnavailable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** Fails on request: errors of the server. */
@Controller("/api/v2/for-tests")
@Secured(SecurityRule.IS_ANONYMOUS)
final class FaultyController {

    @Get("/unavailable")
    String unavailable() {
        throw new StoreUnavailable("no graph", new IllegalStateException("secret words of a store"));
    }

    @Get("/broken")
    String broken() {
        throw new IllegalStateException("secret words of a bug");
    }
}
