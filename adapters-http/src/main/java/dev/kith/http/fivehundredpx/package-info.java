/**
 * The 500px-compatible dialect, /px/v1: users, followers and friends.
 * No bean of it exists when the operator disables it.
 */
@Configuration
@Requires(property = "kith.px.enabled", value = "true")
@NullMarked
package dev.kith.http.fivehundredpx;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
