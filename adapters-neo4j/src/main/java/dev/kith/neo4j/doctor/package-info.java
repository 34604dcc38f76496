/** What must hold in the graph at every moment, how to find where it does not, and how to mend that. */
@NullMarked
package dev.kith.neo4j.doctor;

import org.jspecify.annotations.NullMarked;
