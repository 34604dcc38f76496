package dev.kith.http.wire;

import dev.kith.application.StoreUnavailable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** Answers 503 for a store that cannot answer now. */
@Singleton
final class StoreUnavailableHandler implements ExceptionHandler<StoreUnavailable, MutableHttpResponse<?>> {

    private final ErrorResponseProcessor<?> renderer;

    StoreUnavailableHandler(ErrorResponseProcessor<?> renderer) {
        this.renderer = renderer;
    }

    @Override
    public MutableHttpResponse<?> handle(HttpRequest request, StoreUnavailable unavailable) {
        return renderer.processResponse(
                ErrorContext.builder(request).cause(unavailable).build(),
                HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE));
    }
}
