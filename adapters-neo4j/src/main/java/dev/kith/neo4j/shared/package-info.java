/** A database that several servers share: what each of them learns of the writes of the others. */
@NullMarked
package dev.kith.neo4j.shared;

import org.jspecify.annotations.NullMarked;
