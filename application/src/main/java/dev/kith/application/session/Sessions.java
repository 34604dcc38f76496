package dev.kith.application.session;

import dev.kith.domain.account.PasswordHash;
import dev.kith.domain.app.AppKey;
import dev.kith.domain.session.Session;
import dev.kith.domain.session.SessionDecision;
import dev.kith.domain.session.SessionId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stores sessions. Times are stored to the microsecond. */
public interface Sessions {

    /**
     * Stores a new session if its user is not deleted and still has the password {@code by}. Expired sessions of the
     * user are removed, and beyond {@link Session#MAX_PER_USER} the oldest.
     */
    OpenSessionAnswer open(Session session, PasswordHash by);

    /** Whether the session exists. A session that has expired may still exist. */
    boolean isOpen(SessionId id);

    /**
     * Decides on a session, null if it does not exist, and stores the result in one atomic step. The rule may run more
     * than once, so it must depend on its argument only.
     */
    <A> A decide(SessionId id, Function<@Nullable Session, SessionDecision<A>> rule);

    /** Ends all sessions that were opened for an application, in several steps. */
    void endAll(AppKey client);
}
