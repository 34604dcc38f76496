package dev.kith.neo4j.user;

import dev.kith.application.avatar.Avatars;
import dev.kith.domain.avatar.Picture;
import dev.kith.domain.user.UserId;
import dev.kith.neo4j.UserLocks;
import dev.kith.neo4j.spi.Database;
import java.util.Map;
import java.util.Optional;

/**
 * Pictures as nodes of their own, on no edge, so that the read of a user never reads the picture. A write locks the
 * user.
 */
public final class Neo4jAvatars implements Avatars {

    static final String READ = "MATCH (a:Avatar {user: $user}) RETURN a.bytes AS bytes";

    private static final String WRITE = "MERGE (a:Avatar {user: $user}) SET a.format = $format, a.bytes = $bytes";

    private static final String REMOVE = "MATCH (a:Avatar {user: $user}) DELETE a";

    private final Database database;

    public Neo4jAvatars(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Picture> of(UserId user) {
        return database.query(
                READ,
                Map.of("user", user.value()),
                rows -> rows.stream().findFirst().flatMap(row -> Picture.of(row.bytes("bytes"))));
    }

    @Override
    public void keep(UserId user, Picture picture) {
        Map<String, Object> parameters =
                Map.of("user", user.value(), "format", picture.format().mediaType(), "bytes", picture.toArray());
        database.write(transaction -> {
            if (UserLocks.lockUndeleted(transaction, user)) {
                transaction.run(WRITE, parameters);
            }
            return true;
        });
    }

    @Override
    public void remove(UserId user) {
        database.write(transaction -> {
            UserLocks.lock(transaction, user);
            return transaction.run(REMOVE, Map.of("user", user.value()));
        });
    }
}
