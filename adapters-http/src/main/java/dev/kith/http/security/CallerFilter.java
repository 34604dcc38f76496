package dev.kith.http.security;

import dev.kith.application.user.Users;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.token.AccessTokenClaims;
import dev.kith.http.wire.ApiError;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.security.authentication.Authentication;
import java.time.Instant;
import java.util.Optional;

/** Finds the user behind a valid token; the token of one who is deleted, or who changed their password since, is good for nothing. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class CallerFilter {

    static final String ATTRIBUTE = Caller.class.getName();

    private final Users users;

    CallerFilter(Users users) {
        this.users = users;
    }

    @RequestFilter
    void identify(HttpRequest<?> request) {
        Optional<Authentication> token = request.getUserPrincipal(Authentication.class);
        if (token.isPresent()) {
            Object issued = token.get().getAttributes().get(AccessTokenClaims.ISSUED);
            User user = users.find(new UserId(Long.parseLong(token.get().getName())))
                    .filter(found -> issued instanceof Instant moment && found.accepts(moment))
                    .orElseThrow(ApiError::invalidToken);
            request.setAttribute(ATTRIBUTE, new Caller(user));
        }
    }

    @SuppressWarnings("unused")
    int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }
}
