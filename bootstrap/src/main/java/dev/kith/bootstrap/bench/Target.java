package dev.kith.bootstrap.bench;

import dev.kith.neo4j.spi.Database;
import java.net.URI;
import java.nio.file.Path;

/**
 * What the benchmark measures, and the files that requests are drawn from.
 *
 * @param server the HTTP server
 * @param embedded the server's own database
 * @param driver the same database through Neo4j's driver
 * @param tokens a file of access tokens, one a line
 * @param searchTexts a file of texts to search for, one a line
 */
record Target(URI server, Database embedded, Database driver, Path tokens, Path searchTexts) {}
