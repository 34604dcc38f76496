/** Users as nodes, their avatars, and their deletion. */
@NullMarked
package dev.kith.neo4j.user;

import org.jspecify.annotations.NullMarked;
