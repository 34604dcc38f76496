/** The dialect of Quran Reflect's user API. Left out as a whole where the operator does not want it. */
@Configuration
@Requires(property = "kith.reflect.enabled", value = "true")
@NullMarked
package dev.kith.http.reflect;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
