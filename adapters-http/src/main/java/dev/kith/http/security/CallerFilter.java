package dev.kith.http.security;

import dev.kith.application.session.FindTokenHolder;
import dev.kith.domain.user.User;
import dev.kith.http.wire.ApiError;
import dev.kith.http.wire.FilterOrder;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.security.authentication.Authentication;

/**
 * Finds the user of a verified token. It refuses a revoked token, the token of a deleted user, and changes by a blocked
 * user.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class CallerFilter implements Ordered {

    static final String ATTRIBUTE = Caller.class.getName();

    private final TokenHolders holders;
    private final BlockedUsers blockedUsers;

    CallerFilter(TokenHolders holders, BlockedUsers blockedUsers) {
        this.holders = holders;
        this.blockedUsers = blockedUsers;
    }

    @RequestFilter
    void identify(HttpRequest<?> request) {
        request.getUserPrincipal(Authentication.class).ifPresent(token -> {
            User user = holder(token);
            blockedUsers.requireAllowed(request, user);
            request.setAttribute(ATTRIBUTE, new Caller(user));
        });
    }

    private User holder(Authentication token) {
        return switch (holders.find(token)) {
            case FindTokenHolder.Answer.Found(var user) -> user;
            case FindTokenHolder.Answer.Revoked _, FindTokenHolder.Answer.NoSuchUser _ -> throw ApiError.invalidToken();
        };
    }

    @Override
    public int getOrder() {
        return FilterOrder.CALLER;
    }
}
