package dev.kith.http.graph.explorer;

import dev.kith.http.graph.problem.GraphDialect;
import dev.kith.http.home.HomeLink;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Links the page from the root of the server. */
@Factory
final class ExplorerLink {

    @Singleton
    HomeLink explorer(GraphDialect dialect) {
        return new HomeLink("Explore " + dialect.path(), dialect.path() + "/docs");
    }
}
