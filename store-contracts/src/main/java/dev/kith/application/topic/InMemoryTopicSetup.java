package dev.kith.application.topic;

import dev.kith.application.InMemoryGraph;
import dev.kith.domain.topic.Category;
import dev.kith.domain.topic.CategoryId;
import dev.kith.domain.topic.Tag;
import dev.kith.domain.topic.TagId;
import dev.kith.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

public final class InMemoryTopicSetup extends TopicSetup {

    private final InMemoryGraph graph;

    public InMemoryTopicSetup(InMemoryGraph graph) {
        this.graph = graph;
    }

    @Override
    public void keep(Tag tag) {
        synchronized (graph) {
            graph.tags.put(tag.id(), tag);
        }
    }

    @Override
    public void keep(Category category) {
        synchronized (graph) {
            graph.categories.put(category.id(), category);
        }
    }

    @Override
    public void tag(UserId user, TagId tag) {
        synchronized (graph) {
            if (graph.users.containsKey(user) && graph.tags.containsKey(tag)) {
                graph.tagged.computeIfAbsent(user, id -> new TreeSet<>()).add(tag);
            }
        }
    }

    @Override
    public void untag(UserId user, TagId tag) {
        synchronized (graph) {
            graph.tagged.getOrDefault(user, new TreeSet<>()).remove(tag);
        }
    }

    @Override
    public void follow(UserId user, CategoryId category, Instant since) {
        synchronized (graph) {
            if (graph.users.containsKey(user) && graph.categories.containsKey(category)) {
                graph.followedCategories
                        .computeIfAbsent(user, id -> new TreeSet<>())
                        .add(category);
            }
        }
    }

    @Override
    public void unfollow(UserId user, CategoryId category) {
        synchronized (graph) {
            graph.followedCategories.getOrDefault(user, new TreeSet<>()).remove(category);
        }
    }

    public static List<Tag> shown(InMemoryGraph graph, UserId user) {
        return graph.tagged.getOrDefault(user, new TreeSet<>()).stream()
                .map(graph.tags::get)
                .filter(Tag::isShown)
                .toList();
    }
}
