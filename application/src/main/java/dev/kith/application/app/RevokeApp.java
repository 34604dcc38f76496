package dev.kith.application.app;

import dev.kith.application.access.AppTokens;
import dev.kith.application.audit.AuditLog;
import dev.kith.application.session.Sessions;
import dev.kith.domain.app.AppKey;

/** Removes an application, and ends every token and session that it was given. */
public final class RevokeApp {

    private final Apps apps;
    private final AppTokens tokens;
    private final Sessions sessions;

    public RevokeApp(Apps apps, AppTokens tokens, Sessions sessions) {
        this.apps = apps;
        this.tokens = tokens;
        this.sessions = sessions;
    }

    /**
     * The application goes first, so that it gets nothing new meanwhile. An interrupted revocation is completed by the
     * next one of the same key.
     *
     * @return whether there was such an application
     */
    public boolean handle(AppKey key) {
        boolean existed = apps.remove(key);
        tokens.revokeAll(key);
        sessions.endAll(key);
        if (existed) {
            AuditLog.appRevoked(key);
        }
        return existed;
    }
}
