/** Kith's own API, /graph/v1. No bean of it exists when the operator disables it. */
@Configuration
@Requires(property = "kith.graph.enabled", value = "true")
@NullMarked
package dev.kith.http.graph;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
