/** Checks the rules of the graph and fixes what breaks them. */
@NullMarked
package dev.kith.neo4j.doctor;

import org.jspecify.annotations.NullMarked;
