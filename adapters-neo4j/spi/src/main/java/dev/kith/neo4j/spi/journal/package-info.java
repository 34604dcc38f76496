/** The journal as the databases of both kinds write it. */
@NullMarked
package dev.kith.neo4j.spi.journal;

import org.jspecify.annotations.NullMarked;
