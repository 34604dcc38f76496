package dev.kith.bootstrap;

import dev.kith.application.audience.Audiences;
import dev.kith.application.connection.Requests;
import dev.kith.application.departure.Departures;
import dev.kith.application.tie.Ties;
import dev.kith.application.user.Users;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.option.Options;
import dev.kith.domain.community.Community;
import dev.kith.neo4j.Neo4jAudiences;
import dev.kith.neo4j.Neo4jDepartures;
import dev.kith.neo4j.Neo4jRequests;
import dev.kith.neo4j.Neo4jTies;
import dev.kith.neo4j.Neo4jUsers;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** What stands behind each port in the program. The graph and the options are the ones the command was started with. */
@Factory
final class Wiring {

    @Singleton
    Users users(Graph graph) {
        return new Neo4jUsers(graph.database());
    }

    @Singleton
    Ties ties(Graph graph) {
        return new Neo4jTies(graph.database());
    }

    @Singleton
    Audiences audiences(Graph graph) {
        return new Neo4jAudiences(graph.database());
    }

    @Singleton
    Requests requests(Graph graph) {
        return new Neo4jRequests(graph.database());
    }

    @Singleton
    Departures departures(Graph graph) {
        return new Neo4jDepartures(graph.database());
    }

    /** Edges keep microseconds; a finer clock would answer with times that are never read again. */
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    @Singleton
    Community community(Options.Http options) {
        return options.community();
    }
}
