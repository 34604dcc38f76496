package dev.kith.application.access;

import dev.kith.domain.access.TokenKey;

/** A user says no, or an application gives back what it was granted. */
public final class RevokeAccess {

    private final AppTokens tokens;

    public RevokeAccess(AppTokens tokens) {
        this.tokens = tokens;
    }

    public void handle(TokenKey key) {
        tokens.revoke(key);
    }
}
