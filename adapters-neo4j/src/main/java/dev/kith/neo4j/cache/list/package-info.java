/** The audience lists in heap: their order, the views of them that a page is cut from, and how they are read. */
@NullMarked
package dev.kith.neo4j.cache.list;

import org.jspecify.annotations.NullMarked;
