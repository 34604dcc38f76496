/** What the answers of several routes have in common. */
@NullMarked
package dev.kith.http.graph.answer;

import org.jspecify.annotations.NullMarked;
