package dev.kith.http.wire;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** Answers what no other handler knows: a store that cannot answer now, too much work, and faults of the program. */
@Singleton
final class FaultHandler implements ExceptionHandler<Throwable, MutableHttpResponse<?>> {

    private final ErrorResponseProcessor<?> renderer;

    FaultHandler(ErrorResponseProcessor<?> renderer) {
        this.renderer = renderer;
    }

    @Override
    public MutableHttpResponse<?> handle(HttpRequest request, Throwable fault) {
        return renderer.processResponse(
                ErrorContext.builder(request).cause(fault).build(), HttpResponse.serverError());
    }
}
