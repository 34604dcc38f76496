package dev.kith.neo4j.spi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one committed transaction.
 *
 * @param isUnknown whether there may be any other change beside these
 */
public record Commit(List<Node> nodes, List<Edge> edges, boolean isUnknown) {

    /** Stands for changes that nobody can name. */
    public static final Commit UNKNOWN = new Commit(List.of(), List.of(), true);

    public Commit(List<Node> nodes, List<Edge> edges) {
        this(nodes, edges, false);
    }

    /**
     * A node that was created or deleted, or whose properties or labels changed.
     *
     * @param labels the labels it has or had
     * @param id its property {@code id}, null if that is not an integer
     * @param changed the names of the properties and labels that were added, removed or changed
     */
    public record Node(Set<String> labels, @Nullable Long id, Set<String> changed) {}

    /**
     * An edge that was created or deleted, or whose properties changed.
     *
     * @param from the property {@code id} of its start node, null if that is not an integer
     * @param to the property {@code id} of its end node, null if that is not an integer
     * @param before its properties before the commit, empty for a new edge; it may lack some of them, but not all
     * @param since the property {@code since} of a new edge, null for any other, or if that is not an integer
     */
    public record Edge(
            String type,
            @Nullable Long from,
            @Nullable Long to,
            Map<String, Object> before,
            @Nullable Long since) {}
}
