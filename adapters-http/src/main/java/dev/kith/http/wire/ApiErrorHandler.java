package dev.kith.http.wire;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

@Singleton
final class ApiErrorHandler implements ExceptionHandler<ApiError, MutableHttpResponse<?>> {

    private final ErrorResponseProcessor<?> failures;

    ApiErrorHandler(ErrorResponseProcessor<?> failures) {
        this.failures = failures;
    }

    @Override
    public MutableHttpResponse<?> handle(HttpRequest request, ApiError failure) {
        return failures.processResponse(
                ErrorContext.builder(request).cause(failure).build(), HttpResponse.status(failure.status()));
    }
}
