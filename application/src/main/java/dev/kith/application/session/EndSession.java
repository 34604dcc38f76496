package dev.kith.application.session;

import dev.kith.application.audit.AuditLog;
import dev.kith.domain.session.Session;
import dev.kith.domain.session.SessionDecision;
import dev.kith.domain.session.SessionId;
import dev.kith.domain.user.UserId;
import java.util.Optional;

/** Ends a session. Ending it again changes nothing. */
public final class EndSession {

    private final Sessions sessions;

    public EndSession(Sessions sessions) {
        this.sessions = sessions;
    }

    public void handle(SessionId id) {
        Optional<UserId> user = sessions.decide(
                id,
                session ->
                        new SessionDecision<>(null, Optional.ofNullable(session).map(Session::user)));
        user.ifPresent(found -> AuditLog.sessionRevoked(id, found));
    }
}
