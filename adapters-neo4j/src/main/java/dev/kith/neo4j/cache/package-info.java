/** Stores that cache other stores in heap and invalidate what a commit changes. */
@NullMarked
package dev.kith.neo4j.cache;

import org.jspecify.annotations.NullMarked;
