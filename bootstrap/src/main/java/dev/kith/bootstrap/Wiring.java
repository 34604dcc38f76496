package dev.kith.bootstrap;

import dev.kith.application.audience.AudiencePages;
import dev.kith.application.audience.Audiences;
import dev.kith.application.audience.ComposedAudiencePages;
import dev.kith.application.avatar.Avatars;
import dev.kith.application.connection.ConnectionRequests;
import dev.kith.application.deletion.Deletions;
import dev.kith.application.delivery.Deliveries;
import dev.kith.application.journal.Journal;
import dev.kith.application.journal.SeenJournal;
import dev.kith.application.journal.TrimJournal;
import dev.kith.application.post.Posts;
import dev.kith.application.room.Rooms;
import dev.kith.application.search.Searches;
import dev.kith.application.statistic.Statistics;
import dev.kith.application.suggestion.Dismissals;
import dev.kith.application.suggestion.Suggestions;
import dev.kith.application.tie.Ties;
import dev.kith.application.transaction.ForgetAnswers;
import dev.kith.application.transaction.Transactions;
import dev.kith.application.user.Users;
import dev.kith.application.walk.AudienceWalks;
import dev.kith.application.walk.PrivateWalks;
import dev.kith.application.webhook.Webhooks;
import dev.kith.bootstrap.configuration.CacheSettings;
import dev.kith.bootstrap.configuration.JournalSettings;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.graph.GraphClock;
import dev.kith.neo4j.audience.Neo4jAudiencePages;
import dev.kith.neo4j.content.Neo4jPosts;
import dev.kith.neo4j.content.Neo4jRooms;
import dev.kith.neo4j.journal.Neo4jJournal;
import dev.kith.neo4j.journal.Neo4jSeenJournal;
import dev.kith.neo4j.search.Neo4jDismissals;
import dev.kith.neo4j.search.Neo4jSuggestions;
import dev.kith.neo4j.tie.Neo4jConnectionRequests;
import dev.kith.neo4j.transaction.Neo4jTransactions;
import dev.kith.neo4j.user.Neo4jAvatars;
import dev.kith.neo4j.user.Neo4jDeletions;
import dev.kith.neo4j.user.Neo4jStatistics;
import dev.kith.neo4j.walk.Neo4jPrivateWalks;
import dev.kith.neo4j.webhook.Neo4jDeliveries;
import dev.kith.neo4j.webhook.Neo4jWebhooks;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Binds each port to its adapter. Three files wire the program: this one, {@link AccountWiring} for accounts, and
 * {@link CachedStores} for the stores with a cache. The command gives the graph, the community and the cache's size.
 */
@Factory
final class Wiring {

    @Singleton
    CachedStores cachedStores(Graph graph, CacheSettings settings) {
        return CachedStores.of(graph, settings);
    }

    @Singleton
    Users users(CachedStores stores) {
        return stores.users();
    }

    @Singleton
    Ties ties(CachedStores stores) {
        return stores.ties();
    }

    @Singleton
    Audiences audiences(CachedStores stores) {
        return stores.audiences();
    }

    /** One statement answers for the graph alone: not for a cache, nor for a store that replaces one of the three. */
    @Singleton
    AudiencePages audiencePages(Graph graph, CachedStores stores, Audiences audiences, Users users, Ties ties) {
        AudiencePages composed = new ComposedAudiencePages(audiences, users, ties);
        boolean isGraphAlone = stores.caches().isEmpty()
                && audiences.equals(stores.audiences())
                && users.equals(stores.users())
                && ties.equals(stores.ties());
        return isGraphAlone ? new Neo4jAudiencePages(graph.databaseForCallers(), composed) : composed;
    }

    @Singleton
    AudienceWalks audienceWalks(CachedStores stores) {
        return stores.walks();
    }

    @Singleton
    PrivateWalks privateWalks(Graph graph) {
        return new Neo4jPrivateWalks(graph.databaseForCallers());
    }

    @Singleton
    ConnectionRequests connectionRequests(Graph graph) {
        return new Neo4jConnectionRequests(graph.databaseForCallers());
    }

    @Singleton
    Deletions deletions(Graph graph) {
        return new Neo4jDeletions(graph.databaseForCallers());
    }

    @Singleton
    Journal journal(Graph graph) {
        return new Neo4jJournal(graph.databaseForCallers());
    }

    @Singleton
    SeenJournal seenJournal(Graph graph) {
        return new Neo4jSeenJournal(graph.watchedDatabase());
    }

    @Singleton
    TrimJournal trimJournal(Journal journal, Clock clock, JournalSettings settings) {
        return new TrimJournal(journal, clock, settings.keep(), settings.most());
    }

    @Singleton
    Transactions transactions(Graph graph) {
        return new Neo4jTransactions(graph.databaseForCallers());
    }

    @Singleton
    ForgetAnswers forgetAnswers(Transactions transactions, Clock clock, JournalSettings settings) {
        return new ForgetAnswers(transactions, clock, settings.answers());
    }

    @Singleton
    Searches searches(CachedStores stores) {
        return stores.searches();
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
    Dismissals dismissals(Graph graph) {
        return new Neo4jDismissals(graph.databaseForCallers());
    }

    @Singleton
    Webhooks webhooks(Graph graph) {
        return new Neo4jWebhooks(graph.databaseForCallers());
    }

    @Singleton
    Deliveries deliveries(Graph graph) {
        return new Neo4jDeliveries(graph.databaseForCallers());
    }

    @Singleton
    Statistics statistics(Graph graph) {
        return new Neo4jStatistics(graph.databaseForCallers());
    }

    @Singleton
    Rooms rooms(Graph graph) {
        return new Neo4jRooms(graph.databaseForCallers());
    }

    @Singleton
    Avatars avatars(Graph graph) {
        return new Neo4jAvatars(graph.databaseForCallers());
    }

    @Singleton
    Clock clock() {
        return GraphClock.UTC;
    }
}
