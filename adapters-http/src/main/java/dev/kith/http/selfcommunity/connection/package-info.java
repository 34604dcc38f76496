/** Connections: requests, answers and status. */
@NullMarked
package dev.kith.http.selfcommunity.connection;

import org.jspecify.annotations.NullMarked;
