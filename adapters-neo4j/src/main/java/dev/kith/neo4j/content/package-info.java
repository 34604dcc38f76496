/** Posts, topics and rooms as nodes, and the edges from users to them. */
@NullMarked
package dev.kith.neo4j.content;

import org.jspecify.annotations.NullMarked;
