package dev.kith.bootstrap;

import dev.kith.application.audience.Audiences;
import dev.kith.application.avatar.Avatars;
import dev.kith.application.connection.Requests;
import dev.kith.application.departure.Departures;
import dev.kith.application.post.Posts;
import dev.kith.application.room.Rooms;
import dev.kith.application.search.Searches;
import dev.kith.application.suggestion.Suggestions;
import dev.kith.application.tie.Ties;
import dev.kith.application.topic.Topics;
import dev.kith.application.user.Users;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.option.Options;
import dev.kith.domain.community.Community;
import dev.kith.neo4j.Neo4jAvatars;
import dev.kith.neo4j.Neo4jDepartures;
import dev.kith.neo4j.Neo4jPosts;
import dev.kith.neo4j.Neo4jRequests;
import dev.kith.neo4j.Neo4jRooms;
import dev.kith.neo4j.Neo4jSuggestions;
import dev.kith.neo4j.Neo4jTopics;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** What stands behind each port in the program. The graph and the options are the ones the command was started with. */
@Factory
final class Wiring {

    /** The stores that most answers come from, in front of them what is in heap. */
    @Singleton
    Kept kept(Graph graph, Options.Http options) {
        return Kept.over(graph, options.cache() - options.rendered());
    }

    @Singleton
    Users users(Kept kept) {
        return kept.users();
    }

    @Singleton
    Ties ties(Kept kept) {
        return kept.ties();
    }

    @Singleton
    Audiences audiences(Kept kept) {
        return kept.audiences();
    }

    @Singleton
    Requests requests(Graph graph) {
        return new Neo4jRequests(graph.databaseForCallers());
    }

    @Singleton
    Departures departures(Graph graph) {
        return new Neo4jDepartures(graph.databaseForCallers());
    }

    @Singleton
    Searches searches(Kept kept) {
        return kept.searches();
    }

    @Singleton
    Posts posts(Graph graph) {
        return new Neo4jPosts(graph.databaseForCallers());
    }

    @Singleton
    Topics topics(Graph graph) {
        return new Neo4jTopics(graph.databaseForCallers());
    }

    @Singleton
    Suggestions suggestions(Graph graph) {
        return new Neo4jSuggestions(graph.databaseForCallers());
    }

    @Singleton
    Rooms rooms(Graph graph) {
        return new Neo4jRooms(graph.databaseForCallers());
    }

    @Singleton
    Avatars avatars(Graph graph) {
        return new Neo4jAvatars(graph.databaseForCallers());
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
