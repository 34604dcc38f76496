package dev.kith.application;

import dev.kith.application.avatar.Avatars;
import dev.kith.application.avatar.InMemoryAvatars;
import dev.kith.application.post.InMemoryPosts;
import dev.kith.application.post.Posts;
import dev.kith.application.room.InMemoryRoomSetup;
import dev.kith.application.room.InMemoryRooms;
import dev.kith.application.room.RoomSetup;
import dev.kith.application.room.Rooms;
import dev.kith.application.search.InMemorySearches;
import dev.kith.application.search.Searches;
import dev.kith.application.suggestion.InMemorySuggestions;
import dev.kith.application.suggestion.Suggestions;
import dev.kith.application.topic.InMemoryTopicSetup;
import dev.kith.application.topic.TopicSetup;

/** The stores of content and search. They share one state with the stores of the users. */
public record ContentStores(
        Stores people,
        Searches searches,
        Posts posts,
        TopicSetup topics,
        Suggestions suggestions,
        Rooms rooms,
        RoomSetup roomSetup,
        Avatars avatars) {

    /** A new, empty community in memory. */
    public static ContentStores inMemory() {
        return inMemory(new InMemoryGraph());
    }

    public static ContentStores inMemory(InMemoryGraph graph) {
        return new ContentStores(
                Stores.inMemory(graph),
                new InMemorySearches(graph),
                new InMemoryPosts(graph),
                new InMemoryTopicSetup(graph),
                new InMemorySuggestions(graph),
                new InMemoryRooms(graph),
                new InMemoryRoomSetup(graph),
                new InMemoryAvatars(graph));
    }

    /** The same stores with other avatars, to hold these to their contract. */
    public ContentStores with(Avatars others) {
        return new ContentStores(people, searches, posts, topics, suggestions, rooms, roomSetup, others);
    }
}
