package dev.kith.application.session;

import dev.kith.domain.session.SessionDecision;
import dev.kith.domain.session.SessionId;

/** Ends a session. Ending it again changes nothing. */
public final class EndSession {

    private final Sessions sessions;

    public EndSession(Sessions sessions) {
        this.sessions = sessions;
    }

    public void handle(SessionId id) {
        sessions.decide(id, session -> new SessionDecision<>(null, id));
    }
}
