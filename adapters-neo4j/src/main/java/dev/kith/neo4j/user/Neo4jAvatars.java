package dev.kith.neo4j.user;

import dev.kith.application.avatar.Avatars;
import dev.kith.domain.avatar.Picture;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.PrivateNodes;
import dev.kith.neo4j.spi.Database;
import java.util.Map;
import java.util.Optional;

/** Pictures as nodes of their own, on no edge, so that reading a user never reads their picture; guarded by the node of their user. */
public final class Neo4jAvatars implements Avatars {

    public static final String READ = "MATCH (a:Avatar {user: $user}) RETURN a.bytes AS bytes";

    private static final String KEEP = "MERGE (a:Avatar {user: $user}) SET a.format = $format, a.bytes = $bytes";

    private static final String REMOVE = "MATCH (a:Avatar {user: $user}) DELETE a";

    private final Database database;

    public Neo4jAvatars(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Picture> of(UserId user) {
        return database.read(transaction -> transaction.run(READ, PrivateNodes.parameters(user))).stream()
                .findFirst()
                .flatMap(row -> Picture.of(row.bytes("bytes")));
    }

    @Override
    public void keep(UserId user, Picture picture) {
        Map<String, Object> parameters =
                Map.of("user", user.value(), "format", picture.format().mediaType(), "bytes", picture.toArray());
        database.write(transaction -> {
            if (PrivateNodes.lock(transaction, user)) {
                transaction.run(KEEP, parameters);
            }
            return true;
        });
    }

    @Override
    public void remove(UserId user) {
        database.write(transaction -> {
            PrivateNodes.lock(transaction, user);
            return transaction.run(REMOVE, PrivateNodes.parameters(user));
        });
    }
}
