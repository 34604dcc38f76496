package dev.kith.http.graph.request;

import io.micronaut.core.bind.annotation.Bindable;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a {@link NamedUser} that a part of the path names. The parameter has another name than the part: else the
 * framework would convert the part itself.
 */
@Bindable
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface PathUser {

    /** The name of the part. */
    String value();
}
