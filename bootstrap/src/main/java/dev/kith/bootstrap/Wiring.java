package dev.kith.bootstrap;

import dev.kith.application.audience.Audiences;
import dev.kith.application.avatar.Avatars;
import dev.kith.application.connection.ConnectionRequests;
import dev.kith.application.deletion.Deletions;
import dev.kith.application.post.Posts;
import dev.kith.application.room.Rooms;
import dev.kith.application.search.Searches;
import dev.kith.application.suggestion.Suggestions;
import dev.kith.application.tie.Ties;
import dev.kith.application.user.Users;
import dev.kith.bootstrap.commandline.Options;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.domain.community.Community;
import dev.kith.neo4j.content.Neo4jPosts;
import dev.kith.neo4j.content.Neo4jRooms;
import dev.kith.neo4j.search.Neo4jSuggestions;
import dev.kith.neo4j.tie.Neo4jConnectionRequests;
import dev.kith.neo4j.user.Neo4jAvatars;
import dev.kith.neo4j.user.Neo4jDeletions;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** What stands behind each port in the program. The graph and the options are the ones the command was started with. */
@Factory
final class Wiring {

    /** The stores that most answers come from, in front of them what is in heap. */
    @Singleton
    CachedStores kept(Graph graph, Options.Http options) {
        return CachedStores.of(graph, options.cache() - options.renderedUsersBytes());
    }

    @Singleton
    Users users(CachedStores kept) {
        return kept.users();
    }

    @Singleton
    Ties ties(CachedStores kept) {
        return kept.ties();
    }

    @Singleton
    Audiences audiences(CachedStores kept) {
        return kept.audiences();
    }

    @Singleton
    ConnectionRequests requests(Graph graph) {
        return new Neo4jConnectionRequests(graph.databaseForCallers());
    }

    @Singleton
    Deletions deletions(Graph graph) {
        return new Neo4jDeletions(graph.databaseForCallers());
    }

    @Singleton
    Searches searches(CachedStores kept) {
        return kept.searches();
    }

    @Singleton
    Posts posts(Graph graph) {
        return new Neo4jPosts(graph.databaseForCallers());
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
