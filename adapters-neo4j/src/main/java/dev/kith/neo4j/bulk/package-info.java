/** Writing thousands at a time: what an import needs beside the ports that serve callers. */
@NullMarked
package dev.kith.neo4j.bulk;

import org.jspecify.annotations.NullMarked;
