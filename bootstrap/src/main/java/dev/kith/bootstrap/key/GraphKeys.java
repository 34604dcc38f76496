package dev.kith.bootstrap.key;

import dev.kith.application.key.CreateKey;
import dev.kith.application.key.IssuedKey;
import dev.kith.application.key.ListKeys;
import dev.kith.application.key.RevokeKey;
import dev.kith.application.key.RotateKey;
import dev.kith.bootstrap.graph.Graph;
import dev.kith.bootstrap.graph.GraphClock;
import dev.kith.domain.key.KeyId;
import dev.kith.domain.key.KeyScope;
import dev.kith.domain.key.ServiceKey;
import dev.kith.neo4j.account.Neo4jKeys;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys in a graph that this process has open. Closing it closes the graph. */
final class GraphKeys implements OperatorKeys {

    private final Graph graph;
    private final Neo4jKeys keys;

    GraphKeys(Graph graph) {
        this.graph = graph;
        this.keys = new Neo4jKeys(graph.database());
    }

    @Override
    public IssuedKey create(String name, Set<KeyScope> scopes, @Nullable Instant expires) {
        CreateKey create = new CreateKey(keys, GraphClock.UTC, new SecureRandom());
        return switch (create.handle(name, scopes, expires, null)) {
            case CreateKey.Answer.Created(IssuedKey issued) -> issued;
            case CreateKey.Answer.TooMany() -> throw OperatorKeys.tooMany();
            case CreateKey.Answer.CreatorRevoked() ->
                throw new IllegalStateException("A command creates no key with another one");
        };
    }

    @Override
    public List<ServiceKey> list() {
        return new ListKeys(keys).handle();
    }

    @Override
    public RotateKey.Answer rotate(KeyId id, Duration overlap) {
        return new RotateKey(keys, GraphClock.UTC, new SecureRandom()).handle(id, overlap);
    }

    @Override
    public boolean revoke(KeyId id) {
        return new RevokeKey(keys, GraphClock.UTC).handle(id);
    }

    @Override
    public void close() {
        graph.close();
    }
}
