/** Whether the graph keeps its own rules, and how to make it keep them again. */
@NullMarked
package dev.kith.neo4j.doctor;

import org.jspecify.annotations.NullMarked;
