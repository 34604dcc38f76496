package dev.kith.http.security;

import dev.kith.application.session.FindTokenHolder;
import dev.kith.domain.user.User;
import dev.kith.domain.user.UserId;
import dev.kith.http.security.token.AccessTokenClaims;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.FilterOrder;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.security.authentication.Authentication;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds the user of a verified token. It refuses the token of a deleted user, one issued before the user last changed
 * the password, and changes by a blocked user.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class CallerFilter {

    static final String ATTRIBUTE = Caller.class.getName();

    private final FindTokenHolder findTokenHolder;
    private final BlockedUsers blockedUsers;

    CallerFilter(FindTokenHolder findTokenHolder, BlockedUsers blockedUsers) {
        this.findTokenHolder = findTokenHolder;
        this.blockedUsers = blockedUsers;
    }

    @RequestFilter
    void identify(HttpRequest<?> request) {
        request.getUserPrincipal(Authentication.class).ifPresent(token -> {
            User user = holder(token).orElseThrow(ApiError::invalidToken);
            blockedUsers.requireAllowed(request, user);
            request.setAttribute(ATTRIBUTE, new Caller(user));
        });
    }

    private Optional<User> holder(Authentication token) {
        return token.getAttributes().get(AccessTokenClaims.ISSUED) instanceof Instant issued
                ? findTokenHolder.handle(new UserId(Long.parseLong(token.getName())), issued)
                : Optional.empty();
    }

    @SuppressWarnings("unused")
    int getOrder() {
        return FilterOrder.CALLER;
    }
}
