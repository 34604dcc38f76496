package dev.kith.neo4j.spi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one committed transaction changed. */
public record Commit(List<Node> nodes, List<Edge> edges) {

    /**
     * A node that came, went, or has other properties or labels.
     *
     * @param labels those it has, and those it had
     * @param id its property {@code id}, null where it is no whole number
     * @param changed the names of those of its properties and labels that came, went, or are others
     */
    public record Node(Set<String> labels, @Nullable Long id, Set<String> changed) {}

    /**
     * An edge that came, went, or has other properties.
     *
     * @param from the property {@code id} of the node it starts at, null where that is no whole number
     * @param to that of the node it ends at
     * @param before its properties as they were; none where it is new
     */
    public record Edge(
            String type, @Nullable Long from, @Nullable Long to, Map<String, Object> before) {}
}
