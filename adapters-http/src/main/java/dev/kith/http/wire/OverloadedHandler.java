package dev.kith.http.wire;

import dev.kith.application.Overloaded;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** Answers 503 for work that the machine cannot do now. */
@Singleton
final class OverloadedHandler implements ExceptionHandler<Overloaded, MutableHttpResponse<?>> {

    private final ErrorResponseProcessor<?> renderer;

    OverloadedHandler(ErrorResponseProcessor<?> renderer) {
        this.renderer = renderer;
    }

    @Override
    public MutableHttpResponse<?> handle(HttpRequest request, Overloaded overloaded) {
        return renderer.processResponse(
                ErrorContext.builder(request).cause(overloaded).build(),
                HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE));
    }
}
