package dev.kith.application.access;

import dev.kith.application.audit.AuditLog;
import dev.kith.domain.access.AppToken;
import dev.kith.domain.access.TokenKey;
import java.util.Optional;

/** A user refuses a request, or an application gives its token back. */
public final class RevokeAccess {

    private final AppTokens tokens;

    public RevokeAccess(AppTokens tokens) {
        this.tokens = tokens;
    }

    public void handle(TokenKey key) {
        Optional<AppToken> token = tokens.find(key);
        tokens.revoke(key);
        if (token.orElse(null) instanceof AppToken.Granted granted) {
            AuditLog.appTokenRevoked(granted.app(), granted.user());
        }
    }
}
