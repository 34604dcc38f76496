/** The lists around a user. */
@NullMarked
package dev.kith.http.graph.list;

import org.jspecify.annotations.NullMarked;
