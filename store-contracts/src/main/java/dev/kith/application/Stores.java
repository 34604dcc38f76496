package dev.kith.application;

import dev.kith.application.audience.Audiences;
import dev.kith.application.audience.InMemoryAudiences;
import dev.kith.application.connection.ConnectionRequests;
import dev.kith.application.connection.InMemoryConnectionRequests;
import dev.kith.application.deletion.Deletions;
import dev.kith.application.deletion.InMemoryDeletions;
import dev.kith.application.journal.InMemoryJournal;
import dev.kith.application.journal.Journal;
import dev.kith.application.tie.InMemoryTies;
import dev.kith.application.tie.Ties;
import dev.kith.application.user.InMemoryUsers;
import dev.kith.application.user.Users;

/** The stores of one community. They share one state. */
public record Stores(
        Users users,
        Ties ties,
        Audiences audiences,
        ConnectionRequests requests,
        Deletions deletions,
        Journal journal) {

    /** A new, empty community in memory. */
    public static Stores inMemory() {
        return inMemory(new InMemoryGraph());
    }

    public static Stores inMemory(InMemoryGraph graph) {
        return new Stores(
                new InMemoryUsers(graph),
                new InMemoryTies(graph),
                new InMemoryAudiences(graph),
                new InMemoryConnectionRequests(graph),
                new InMemoryDeletions(graph),
                new InMemoryJournal(graph));
    }
}
