package dev.kith.http;

import dev.kith.application.InMemoryGraph;
import dev.kith.application.Stores;
import dev.kith.application.audience.AudiencePages;
import dev.kith.application.audience.Audiences;
import dev.kith.application.audience.InMemoryAudiencePages;
import dev.kith.application.connection.ConnectionRequests;
import dev.kith.application.deletion.Deletions;
import dev.kith.application.journal.InMemoryJournal;
import dev.kith.application.journal.InMemorySeenJournal;
import dev.kith.application.journal.Journal;
import dev.kith.application.journal.SeenJournal;
import dev.kith.application.statistic.InMemoryStatistics;
import dev.kith.application.statistic.Statistics;
import dev.kith.application.tie.Ties;
import dev.kith.application.user.Users;
import dev.kith.application.walk.AudienceWalks;
import dev.kith.application.walk.InMemoryAudienceWalks;
import dev.kith.application.walk.InMemoryPrivateWalks;
import dev.kith.application.walk.PrivateWalks;
import dev.kith.domain.audience.Mutuality;
import dev.kith.domain.community.Community;
import dev.kith.domain.community.CommunityMode;
import dev.kith.http.graph.issuer.TestIssuers;
import dev.kith.http.settings.IssuerSettings;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/** In-memory stores of users and ties for the tests of the dialects. */
@Factory
final class InMemoryStores {

    private final InMemoryGraph graph = new InMemoryGraph();
    private final Stores stores = Stores.inMemory(graph);

    @Singleton
    InMemoryGraph graph() {
        return graph;
    }

    @Singleton
    Users users() {
        return stores.users();
    }

    @Singleton
    Ties ties() {
        return stores.ties();
    }

    @Singleton
    Audiences audiences() {
        return stores.audiences();
    }

    @Singleton
    AudiencePages audiencePages() {
        return new InMemoryAudiencePages(stores.audiences(), stores.users(), stores.ties());
    }

    @Singleton
    AudienceWalks audienceWalks() {
        return new InMemoryAudienceWalks(graph);
    }

    @Singleton
    PrivateWalks privateWalks() {
        return new InMemoryPrivateWalks(graph);
    }

    @Singleton
    Statistics statistics() {
        return new InMemoryStatistics(graph);
    }

    @Singleton
    ConnectionRequests requests() {
        return stores.requests();
    }

    @Singleton
    Deletions deletions() {
        return stores.deletions();
    }

    @Singleton
    Journal journal() {
        return stores.journal();
    }

    @Singleton
    SeenJournal seenJournal() {
        return new InMemorySeenJournal(new InMemoryJournal(graph));
    }

    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }

    /** Two issuers, whose keys are below an address that a test gives. */
    @Singleton
    IssuerSettings issuers(@Value("${kith.test.issuers:}") String address) {
        return TestIssuers.settings(address);
    }

    @Singleton
    Community community(
            @Value("${kith.test.mode}") String mode,
            @Value("${kith.test.content-available}") boolean contentAvailable,
            @Value("${kith.test.mutuality}") String mutuality) {
        return new Community(
                CommunityMode.valueOf(mode.toUpperCase(Locale.ROOT)),
                contentAvailable,
                Mutuality.valueOf(mutuality.toUpperCase(Locale.ROOT)));
    }
}
