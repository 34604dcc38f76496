package dev.kith.application.session;

import dev.kith.domain.account.PasswordHash;
import dev.kith.domain.session.Session;
import dev.kith.domain.session.SessionDecision;
import dev.kith.domain.session.SessionId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where sessions are kept. Times are kept to the microsecond. */
public interface Sessions {

    /**
     * Keeps a new session if its user is here and the password it was opened with still is theirs. Those of the user's that have expired go, and
     * beyond {@link Session#MAX_PER_USER} the oldest.
     */
    OpenSessionAnswer open(Session session, PasswordHash by);

    /**
     * Decides on a session, null where there is none, and keeps what follows, as one indivisible step. The rule may run more than once, so it must
     * act on nothing but its argument.
     */
    <A> A decide(SessionId id, Function<@Nullable Session, SessionDecision<A>> rule);
}
