package dev.kith.application.session;

import dev.kith.domain.session.SessionDecision;
import dev.kith.domain.session.SessionId;

/** Someone who knows a session ends it; one that is over already stays so. */
public final class EndSession {

    private final Sessions sessions;

    public EndSession(Sessions sessions) {
        this.sessions = sessions;
    }

    public void handle(SessionId id) {
        sessions.decide(id, session -> new SessionDecision<>(null, id));
    }
}
