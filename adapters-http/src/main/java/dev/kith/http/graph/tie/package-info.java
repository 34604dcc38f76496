/** The routes of what is between two users: follows, blocks, requests and connections. */
@NullMarked
package dev.kith.http.graph.tie;

import org.jspecify.annotations.NullMarked;
