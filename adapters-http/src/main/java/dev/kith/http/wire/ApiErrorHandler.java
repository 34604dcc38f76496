package dev.kith.http.wire;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** Answers with the error that a filter or a controller has thrown. */
@Singleton
final class ApiErrorHandler implements ExceptionHandler<ApiError, MutableHttpResponse<?>> {

    private final ErrorResponseProcessor<?> renderer;

    ApiErrorHandler(ErrorResponseProcessor<?> renderer) {
        this.renderer = renderer;
    }

    @Override
    public MutableHttpResponse<?> handle(HttpRequest request, ApiError error) {
        return renderer.processResponse(
                ErrorContext.builder(request).cause(error).build(), HttpResponse.status(error.status()));
    }
}
