/**
 * The Quran Reflect dialect, /reflect/v1: what its features share.
 * No bean of it exists when the operator disables it.
 */
@Configuration
@Requires(property = "kith.reflect.enabled", value = "true")
@NullMarked
package dev.kith.http.quranreflect;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
