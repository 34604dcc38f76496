/** Finds users by text, place, tag or category, and suggests users at two steps along the edges. */
@NullMarked
package dev.kith.neo4j.search;

import org.jspecify.annotations.NullMarked;
