package dev.kith.application.access;

import dev.kith.domain.access.TokenKey;

/** A user refuses a request, or an application gives its token back. */
public final class RevokeAccess {

    private final AppTokens tokens;

    public RevokeAccess(AppTokens tokens) {
        this.tokens = tokens;
    }

    public void handle(TokenKey key) {
        tokens.revoke(key);
    }
}
