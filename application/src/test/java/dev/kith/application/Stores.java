package dev.kith.application;

import dev.kith.application.audience.Audiences;
import dev.kith.application.audience.InMemoryAudiences;
import dev.kith.application.connection.InMemoryRequests;
import dev.kith.application.connection.Requests;
import dev.kith.application.departure.Departures;
import dev.kith.application.departure.InMemoryDepartures;
import dev.kith.application.tie.InMemoryTies;
import dev.kith.application.tie.Ties;
import dev.kith.application.user.InMemoryUsers;
import dev.kith.application.user.Users;

/** The stores of one community, over one state. */
public record Stores(Users users, Ties ties, Audiences audiences, Requests requests, Departures departures) {

    /** A new and empty community in memory. */
    public static Stores inMemory() {
        return over(new InMemoryGraph());
    }

    public static Stores over(InMemoryGraph graph) {
        return new Stores(new InMemoryUsers(graph), new InMemoryTies(graph), new InMemoryAudiences(graph), new InMemoryRequests(graph),
                new InMemoryDepartures(graph));
    }
}
