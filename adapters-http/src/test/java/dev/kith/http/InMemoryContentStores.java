package dev.kith.http;

import dev.kith.application.ContentStores;
import dev.kith.application.InMemoryGraph;
import dev.kith.application.avatar.Avatars;
import dev.kith.application.post.Posts;
import dev.kith.application.room.RoomSetup;
import dev.kith.application.room.Rooms;
import dev.kith.application.search.Searches;
import dev.kith.application.suggestion.Dismissals;
import dev.kith.application.suggestion.InMemoryDismissals;
import dev.kith.application.suggestion.Suggestions;
import dev.kith.application.topic.TopicSetup;
import dev.kith.application.transaction.InMemoryTransactions;
import dev.kith.application.transaction.Transactions;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** In-memory content stores for the tests of the dialects. */
@Factory
final class InMemoryContentStores {

    private final ContentStores stores;
    private final Dismissals dismissals;

    InMemoryContentStores(InMemoryGraph graph) {
        dismissals = new InMemoryDismissals(graph);
        stores = ContentStores.inMemory(graph);
    }

    @Singleton
    Searches searches() {
        return stores.searches();
    }

    @Singleton
    Posts posts() {
        return stores.posts();
    }

    @Singleton
    TopicSetup topics() {
        return stores.topics();
    }

    @Singleton
    Suggestions suggestions() {
        return stores.suggestions();
    }

    @Singleton
    Dismissals dismissals() {
        return dismissals;
    }

    @Singleton
    Transactions transactions() {
        return new InMemoryTransactions();
    }

    @Singleton
    Rooms rooms() {
        return stores.rooms();
    }

    @Singleton
    RoomSetup roomSetup() {
        return stores.roomSetup();
    }

    @Singleton
    Avatars avatars() {
        return stores.avatars();
    }
}
