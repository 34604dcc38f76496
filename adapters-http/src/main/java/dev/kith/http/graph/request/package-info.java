/** Reads the requests of this API: the users that they name, their parameters and their bodies. */
@NullMarked
package dev.kith.http.graph.request;

import org.jspecify.annotations.NullMarked;
