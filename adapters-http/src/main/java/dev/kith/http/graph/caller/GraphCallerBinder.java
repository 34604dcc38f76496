package dev.kith.http.graph.caller;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Lets a controller take the {@link GraphCaller} as a parameter. */
@Singleton
final class GraphCallerBinder implements TypedRequestArgumentBinder<GraphCaller> {

    @Override
    public Argument<GraphCaller> argumentType() {
        return Argument.of(GraphCaller.class);
    }

    @Override
    public BindingResult<GraphCaller> bind(ArgumentConversionContext<GraphCaller> context, HttpRequest<?> request) {
        Optional<GraphCaller> caller = request.getAttribute(GraphCallerFilter.ATTRIBUTE, GraphCaller.class);
        return () -> caller;
    }
}
