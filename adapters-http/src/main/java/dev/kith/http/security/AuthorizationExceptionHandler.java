package dev.kith.http.security;

import dev.kith.http.wire.ApiError;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;

/** Renders a rejection by the security rules like any other error. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class AuthorizationExceptionHandler implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {

    private final ExceptionHandler<ApiError, MutableHttpResponse<?>> errors;

    AuthorizationExceptionHandler(ExceptionHandler<ApiError, MutableHttpResponse<?>> errors) {
        this.errors = errors;
    }

    @Override
    public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException rejection) {
        return errors.handle(
                request,
                rejection.isForbidden()
                        ? ApiError.forbidden("You do not have permission to perform this action.")
                        : ApiError.notAuthenticated());
    }
}
