package dev.kith.neo4j.bulk;

import dev.kith.application.importing.connection.NewConnection;
import dev.kith.application.importing.follow.FollowBatch.NewFollow;
import dev.kith.domain.user.User;
import dev.kith.neo4j.EdgeType;
import dev.kith.neo4j.UserProperties;
import dev.kith.neo4j.spi.NewEdge;
import dev.kith.neo4j.spi.NewNode;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** The nodes and edges that an import creates. */
public final class GraphElements {

    private GraphElements() {}

    /** A user without its place, which the schema's migration adds. */
    public static NewNode user(User user) {
        return new NewNode(List.of(UserProperties.LABELS.split(":")), UserProperties.of(user));
    }

    /** @param node maps a user id to the number by which an edge names its node */
    public static NewEdge follow(NewFollow follow, LongUnaryOperator node) {
        return new NewEdge(
                node.applyAsLong(follow.follower()),
                node.applyAsLong(follow.followee()),
                EdgeType.follow(follow.follower(), follow.followee(), follow.since(), follow.mutual()));
    }

    static NewEdge connection(NewConnection pair) {
        return new NewEdge(pair.low(), pair.high(), EdgeType.connection(pair.low(), pair.high(), pair.since()));
    }
}
