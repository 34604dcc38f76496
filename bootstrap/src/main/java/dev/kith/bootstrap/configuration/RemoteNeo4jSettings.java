package dev.kith.bootstrap.configuration;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A Neo4j in another process, used instead of the embedded one.
 *
 * @param uri null for the embedded one
 * @param password null for the one in the data directory
 * @param database empty for the user's home database
 */
public record RemoteNeo4jSettings(
        @Nullable URI uri, String user, @Nullable String password, String database) {

    @Override
    public String toString() {
        return "RemoteNeo4jSettings[" + uri + "]";
    }
}
