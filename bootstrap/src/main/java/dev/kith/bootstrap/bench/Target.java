package dev.kith.bootstrap.bench;

import dev.kith.neo4j.spi.Database;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the benchmark measures, and the files that requests are drawn from.
 *
 * @param server the HTTP server
 * @param otherServers other servers of the same graph
 * @param database the server's own database
 * @param driver the same database through Neo4j's driver
 * @param raw the same database without Kith; null if the database is embedded
 * @param tokens a file of access tokens, one a line
 * @param serviceKey a file with a service key of the server
 * @param searchTexts a file of texts to search for, one a line
 */
record Target(
        URI server,
        List<URI> otherServers,
        Database database,
        Database driver,
        @Nullable RawDriver raw,
        Path tokens,
        Path serviceKey,
        Path searchTexts) {}
