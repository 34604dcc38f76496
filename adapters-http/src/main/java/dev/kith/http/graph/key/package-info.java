/** Creates, lists, rotates and revokes service keys. */
@NullMarked
package dev.kith.http.graph.key;

import org.jspecify.annotations.NullMarked;
