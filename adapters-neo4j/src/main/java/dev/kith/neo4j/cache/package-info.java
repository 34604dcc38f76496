/** Stores that keep in heap what others keep on disk, and know of every commit that changes it. */
@NullMarked
package dev.kith.neo4j.cache;

import org.jspecify.annotations.NullMarked;
