/** The page that shows the API and sends requests to it. */
@NullMarked
package dev.kith.http.graph.explorer;

import org.jspecify.annotations.NullMarked;
