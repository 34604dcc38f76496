package dev.kith.http.graph;

import dev.kith.application.Overloaded;
import dev.kith.application.StoreUnavailable;
import dev.kith.http.graph.caller.GraphRoute;
import dev.kith.http.wire.ApiError;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** Fails on request: errors of the server. */
@Controller("/graph/v1/for-tests")
@Secured(SecurityRule.IS_ANONYMOUS)
final class FaultyGraphController {

    @Get("/{trouble}")
    @GraphRoute(callers = GraphRoute.Callers.EVERYBODY)
    String fail(String trouble) {
        switch (trouble) {
            case "overloaded" -> throw new Overloaded("There are too many requests.");
            case "unavailable" -> throw new StoreUnavailable("secret words of a store");
            case "state-not-reached" -> throw ApiError.stateNotReached();
            default -> throw new IllegalStateException("secret words of a bug");
        }
    }
}
